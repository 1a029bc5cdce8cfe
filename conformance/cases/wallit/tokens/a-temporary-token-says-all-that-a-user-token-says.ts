import type { components } from "../../../../openapi/wallit/types.ts";
import { aGroup, aReader, ask, buy, publish, redeem, subscribe, temporaryToken } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "The answer by a temporary token says of resource, reader and rights what the one by the user token says",
  contract: ["getResourceAccessByTemporaryUserToken 200", "getResourceAccess 200"],
  rules: {
    positive: ["temporary-token-restores-user", "subscription-grants"],
    contrast: ["temporary-token-restores-user", "quota-hit-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["temporary-tokens", "temporary-purpose", "access-flow"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "temporary-token-restores-user" } as const;
    const site = await aSite(stage, everything);
    const key = await publish(site, "article");
    await aGroup(stage, site, "digital", { Price: 1 });
    const reader = await aReader(stage, site, { UserName: "bea" });
    await buy(stage, reader, key);
    await subscribe(stage, reader, "digital");

    const usual = said((await ask(site.access, key, reader)).is(200).body);
    const back = await redeem(site.access, await temporaryToken(stage, reader), { ResourceKey: key });
    check("all but the token", rule, said(back.is(200).body), usual);
    check("as somebody who holds everything", rule, [usual.AccessReason, usual.UserName], ["Subscription", "bea"]);
  },
});

type Access = components["schemas"]["ResourceAccess"];

/** An answer without its user token, which is new each time. */
function said({ UserToken: _token, UserTokenExpiration: _end, ...rest }: Access) {
  return rest;
}
