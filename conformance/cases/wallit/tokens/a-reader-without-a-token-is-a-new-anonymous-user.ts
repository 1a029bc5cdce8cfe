import { ask } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "An empty or absent user token makes a new anonymous user, whom the token of the answer names from then on",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["anonymous-user-without-token", "user-token-renewed-on-every-answer"],
    contrast: ["anonymous-user-without-token"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["access-user-token", "user-tokens", "client-left-out"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "anonymous-user-without-token" } as const;
    const site = await aSite(stage);
    const userOf = async (query: Parameters<typeof ask>[2]) => {
      const answer = (await ask(site.access, "nothing", query)).is(200);
      answer.has({ IsAnonymousUser: true, UserName: "Anonymous User", FirstName: "", WalletBalance: 0 });
      return { user: answer.body.UserToken.split("|")[0], UserToken: answer.body.UserToken };
    };

    const strangers = [
      await userOf({}),
      await userOf({}),
      await userOf({ UserToken: "" }),
      await userOf({ UserToken: "" }),
    ];
    const users = strangers.map(({ user }) => user);
    check("each is another user", rule, new Set(users).size, users.length);

    for (const { user, UserToken } of strangers) {
      const again = await userOf({ UserToken });
      check("who comes with the token is the same user", rule, again.user, user);
    }
  },
});
