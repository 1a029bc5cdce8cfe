import { aProject } from "../arrange.ts";
import { connect, disconnect, domainOf } from "../domains.ts";
import { conformanceCase } from "../service.ts";

const notConnected = "Domain is not connected to this website";

export default conformanceCase({
  title: "Only the domain that is connected to the site can be disconnected from it",
  contract: ["disconnectDomain 400", "disconnectDomain 200"],
  rules: { positive: ["connected-domain-named"], contrast: ["connected-domain-named", "domain-well-formed"] },
  settings: { "business-refusal-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["choice-domain", "disconnect-domain", "choice-refusals-with-200"],
  async run(stage) {
    const rule = { rule: "connected-domain-named" } as const;
    const { check, unique } = stage;
    const [one, other, bare] = [await aProject(stage), await aProject(stage), await aProject(stage)];
    const [shop, cakes] = [`${unique("shop")}.example`, `${unique("cakes")}.example`];
    (await connect(stage, one.websiteId, shop)).is(200);
    (await connect(stage, other.websiteId, cakes)).is(200);

    for (const domain of [cakes, `www.${shop}`, `${unique("free")}.example`, "shop"]) {
      (await disconnect(stage, one.websiteId, domain)).is(400, notConnected);
    }
    (await disconnect(stage, bare.websiteId, shop)).is(400, notConnected);
    check("both stay", rule, [await domainOf(stage, one), await domainOf(stage, other)], [shop, cakes]);

    (await disconnect(stage, one.websiteId, shop)).is(200);
    (await disconnect(stage, one.websiteId, shop)).is(400, notConnected);
    check("one is gone", rule, [await domainOf(stage, one), await domainOf(stage, other)], [null, cakes]);
  },
});
