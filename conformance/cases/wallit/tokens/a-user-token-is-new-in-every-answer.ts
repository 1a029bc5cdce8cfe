import { aReader, ask } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Every answer carries a new user token of the same user, and the old ones go on naming him",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["user-token-renewed-on-every-answer"],
    contrast: ["anonymous-user-without-token", "forged-user-token-is-anonymous", "user-token-outlived"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["access-flow", "user-tokens", "access-user-token"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "user-token-renewed-on-every-answer" } as const;
    const site = await aSite(stage);
    const reader = await aReader(stage, site, { UserName: "bea" });
    const tokens = [reader.UserToken];

    for (let turn = 0; turn < 4; turn += 1) {
      const answer = (await ask(site.access, "nothing", { UserToken: tokens.at(-1) ?? "" })).is(200);
      answer.has({ UserName: "bea", IsAnonymousUser: false }, rule);
      answer.has({ UserToken: /^[0-9a-f-]{36}\|\d{18}\|[A-Za-z0-9]{40,41}$/ });
      tokens.push(answer.body.UserToken);
    }
    check("each is new", rule, new Set(tokens).size, tokens.length);
    const users = tokens.map((token) => token.split("|")[0]);
    check("all are of one user", rule, [...new Set(users)], [reader.ApplicationUserID.toLowerCase()]);

    for (const UserToken of tokens) {
      (await ask(site.access, "nothing", { UserToken })).is(200).has({ UserName: "bea" }, rule);
    }
  },
});
