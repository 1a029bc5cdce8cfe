import { aReader, ask, notFound, publish, redeem, temporaryToken } from "../arrange.ts";
import { aSiteWithPages, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The vendor's spider carries a temporary token by which it is granted, as often as it comes, for any resource",
  contract: ["getResourceAccessByTemporaryUserToken 200", "getResourceAccessByTemporaryUserToken 404"],
  rules: {
    positive: ["spider-reads-everything", "temporary-token-used-once"],
    contrast: ["spider-reads-everything", "temporary-token-used-once"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["spider-flow", "access-reasons"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "spider-reads-everything" } as const;
    const { site, web, shows, ResourceURL } = await aSiteWithPages(stage);
    shows({ title: "Night" });
    await publish(site, "paid");
    (await ask(site.access, "night", { ResourceURL })).is(200);
    const [visit] = web.received;
    const spider = new URLSearchParams(visit?.path.split("?")[1]).get("iMonezaTUT") ?? "";
    check("it came with a token", rule, spider, /./);

    for (const ResourceKey of ["paid", "night", "paid"]) {
      const answer = (await redeem(site.access, spider, { ResourceKey })).is(200);
      answer.has({ AccessReason: "Spider", AccessAction: "Grant", AccessActionURL: "" }, rule);
    }
    const toBe = (await redeem(site.access, spider, { ResourceKey: "later", ResourceURL })).is(200);
    toBe.has({ AccessReason: "Spider", AccessActionURL: "" }, rule);

    const reader = await temporaryToken(stage, await aReader(stage, site));
    (await redeem(site.access, reader, { ResourceKey: "paid" })).is(200).has({ AccessReason: "Deny" }, rule);
    (await redeem(site.access, reader, { ResourceKey: "paid" })).is(404, notFound);
  },
});
