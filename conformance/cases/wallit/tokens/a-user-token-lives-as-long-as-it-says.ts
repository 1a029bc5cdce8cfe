import { aReader, around, ask, minutesFrom } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A user token names its user for fourteen days, as its expiration says, and nobody afterwards",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["user-token-outlived"],
    contrast: ["user-token-outlived", "forged-user-token-is-anonymous"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "user-token-lifetime": "P14D" },
  does: "creates",
  since: "1.0",
  source: ["choice-token-lifetime", "client-access-object"],
  async run(stage) {
    const rule = { rule: "user-token-outlived" } as const;
    const site = await aSite(stage);
    const reader = await aReader(stage, site, { UserName: "bea" });
    const issued = site.now();
    const answer = (await ask(site.access, "nothing", reader)).is(200);
    answer.has({ UserTokenExpiration: around(minutesFrom(issued, 14 * 24 * 60)) }, rule);
    const { UserToken } = answer.body;

    await site.advanceTo(minutesFrom(issued, 14 * 24 * 60 - 5));
    const renewed = (await ask(site.access, "nothing", { UserToken })).is(200);
    renewed.has({ UserName: "bea" }, rule);

    await site.advanceTo(minutesFrom(issued, 14 * 24 * 60 + 5));
    const outlived = (await ask(site.access, "nothing", { UserToken })).is(200);
    outlived.has({ UserName: "Anonymous User", IsAnonymousUser: true }, rule);
    const younger = (await ask(site.access, "nothing", { UserToken: renewed.body.UserToken })).is(200);
    younger.has({ UserName: "bea" }, rule);
  },
});
