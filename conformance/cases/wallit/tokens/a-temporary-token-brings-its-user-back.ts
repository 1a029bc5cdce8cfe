import { aReader, ask, buy, publish, redeem, temporaryToken } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "A reader who comes back from the paywall is its user, with a token to be kept and no address to go to",
  contract: ["getResourceAccessByTemporaryUserToken 200", "getResourceAccess 200"],
  rules: {
    positive: ["temporary-token-restores-user", "user-token-renewed-on-every-answer", "purchase-grants"],
    contrast: ["temporary-token-restores-user", "denial-carries-action-address"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["temporary-tokens", "access-flow", "temporary-purpose", "temporary-ip", "temporary-resource-key"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "temporary-token-restores-user" } as const;
    const site = await aSite(stage, purchasesOnly);
    const key = await publish(site, "article");
    const reader = await aReader(stage, site, { UserName: "bea" });
    await buy(stage, reader, key);

    const query = { ResourceKey: key, IP: "192.0.2.17", ResourceURL: "https://news.example/article" };
    const back = (await redeem(site.access, await temporaryToken(stage, reader), query)).is(200);
    back.has({ UserName: "bea", IsAnonymousUser: false, WalletBalance: 9.6 }, rule);
    back.has({ AccessReason: "Purchase", AccessAction: "Grant", AccessActionURL: "" }, rule);
    const { UserToken } = back.body;
    check("of the same user", rule, UserToken.split("|")[0], reader.ApplicationUserID.toLowerCase());

    const later = (await ask(site.access, key, { UserToken })).is(200);
    later.has({ UserName: "bea", AccessReason: "Purchase" }, rule);
    const stranger = (await ask(site.access, key)).is(200);
    stranger.has({ IsAnonymousUser: true, AccessReason: "Deny", AccessActionURL: /\?/ }, rule);
  },
});
