import { aReader, ask } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Where the setting says so, user tokens have no end: the expiration is null and a token of years ago is good",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["user-token-renewed-on-every-answer"], contrast: ["user-token-outlived"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "user-token-lifetime": "unlimited" },
  does: "creates",
  since: "1.0",
  source: ["choice-token-lifetime", "client-access-object"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "user-token-outlived" } as const;
    const site = await aSite(stage);
    const reader = await aReader(stage, site, { UserName: "bea" });
    (await ask(site.access, "nothing", reader)).is(200).has({ UserTokenExpiration: null, UserName: "bea" }, rule);
    const anonymous = (await ask(site.access, "nothing")).is(200).has({ UserTokenExpiration: null }, rule)
      .body.UserToken;

    await site.advance("P3Y");
    const later = (await ask(site.access, "nothing", reader)).is(200);
    later.has({ UserName: "bea", IsAnonymousUser: false, UserTokenExpiration: null }, rule);
    const again = (await ask(site.access, "nothing", { UserToken: anonymous })).is(200);
    check("the same stranger", rule, again.body.UserToken.split("|")[0], anonymous.split("|")[0]);
  },
});
