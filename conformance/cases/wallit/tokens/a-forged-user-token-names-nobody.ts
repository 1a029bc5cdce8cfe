import { aReader, ask, buy, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "A user token that was changed in any part, or made up, counts as none, and a new anonymous user comes of it",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["forged-user-token-is-anonymous"],
    contrast: ["forged-user-token-is-anonymous", "user-token-renewed-on-every-answer"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["choice-forged-token", "user-tokens"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "forged-user-token-is-anonymous" } as const;
    const site = await aSite(stage, purchasesOnly);
    const key = await publish(site, "article");
    const [reader, other] = [await aReader(stage, site), await aReader(stage, site)];
    await buy(stage, reader, key);
    const [user = "", ticks = "", seal = ""] = reader.UserToken.split("|");
    const [stranger = ""] = other.UserToken.split("|");
    const turned = (text: string, at: number) =>
      text.slice(0, at) + (text[at] === "1" ? "2" : "1") + text.slice(at + 1);

    check("the token as issued reads", rule, await reasonFor(site, key, reader), "Purchase");
    const forged = [
      [stranger, ticks, seal],
      [user, turned(ticks, 17), seal],
      [user, ticks, turned(seal, 0)],
      [user, ticks, turned(seal, seal.length - 1)],
      [user, ticks, `${seal}x`.slice(1)],
      [user, ticks],
      [user, ticks, ""],
      [user],
      ["made-up"],
    ];
    for (const parts of forged) {
      const answer = (await ask(site.access, key, { UserToken: parts.join("|") })).is(200);
      answer.has({ AccessReason: "Deny", IsAnonymousUser: true, UserName: "Anonymous User" }, rule);
      check("somebody new", rule, [user, stranger].includes(answer.body.UserToken.split("|")[0] ?? ""), false);
    }
    check("the token is still good", rule, await reasonFor(site, key, reader), "Purchase");
  },
});
