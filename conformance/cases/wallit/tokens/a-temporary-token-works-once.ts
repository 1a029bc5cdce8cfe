import { aReader, notFound, redeem, temporaryToken } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A temporary token works once; used a second time, for whatever resource, it is not found",
  contract: ["getResourceAccessByTemporaryUserToken 404", "getResourceAccessByTemporaryUserToken 200"],
  rules: {
    positive: ["temporary-token-used-once"],
    contrast: ["temporary-token-used-once", "temporary-token-known", "spider-reads-everything"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["temporary-tokens", "choice-used-token-status", "temporary-access-key"],
  async run(stage) {
    const { check } = stage;
    const site = await aSite(stage);
    const reader = await aReader(stage, site, { UserName: "bea" });
    const [first, second] = [await temporaryToken(stage, reader), await temporaryToken(stage, reader)];
    check("each token is another", { rule: "temporary-token-used-once" }, first === second, false);

    (await redeem(site.access, first, { ResourceKey: "nothing" })).is(200).has({ UserName: "bea" });
    for (const ResourceKey of ["nothing", "something"]) {
      const used = await redeem(site.access, first, { ResourceKey });
      used.is(404, notFound);
      check("nothing but the message", { rule: "temporary-token-used-once" }, used.body, { Message: notFound });
    }
    (await redeem(site.access, second, { ResourceKey: "nothing" })).is(200).has({ UserName: "bea" });
  },
});
