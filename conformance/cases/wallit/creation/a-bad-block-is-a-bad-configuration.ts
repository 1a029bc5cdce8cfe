import { ask, notFound, readResource } from "../arrange.ts";
import { aSiteWithPages, block, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

const bad = [
  ["application/wallit", "<Resource><Title>Night</Resource>"],
  ["application/imoneza", "Title: Night"],
  block("<Price>cheap</Price>"),
  block("<PricingModel>Gratis</PricingModel>"),
  block("<ExpirationPeriodUnit>Fortnights</ExpirationPeriodUnit>"),
  block("<PublicationDate>soon</PublicationDate>"),
] as const;

export default conformanceCase({
  title: "A block that is no XML, or holds values that are none, is granted as BadConfig and makes no resource",
  contract: ["getResourceAccess 200", "getResource 404"],
  rules: {
    positive: ["dynamic-creation-bad-block-leaves-public", "bad-configuration-is-public", "resource-known"],
    contrast: [
      "dynamic-creation-bad-block-leaves-public",
      "bad-configuration-is-public",
      "unmanaged-resource-is-public",
    ],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["reason-unmanaged-is-public", "choice-dynamic-failures"],
  async run(stage) {
    const rule = { rule: "bad-configuration-is-public" } as const;
    const { site, shows, ResourceURL } = await aSiteWithPages(stage);

    for (const one of bad) {
      shows({ title: "Night", blocks: [one] });
      const open = (await ask(site.access, "night", { ResourceURL })).is(200);
      open.has({ AccessReason: "BadConfig", AccessAction: "Grant", AccessActionURL: "", ResourceName: "" }, rule);
      (await readResource(site.manage, "night")).is(404, notFound);
    }

    shows({ title: "Night", blocks: [block("<Price>1</Price><PricingModel>FixedPrice</PricingModel>")] });
    (await ask(site.access, "night", { ResourceURL })).is(200).has({ AccessReason: "Deny" }, rule);
    shows({ title: "Empty", blocks: [block("")] });
    (await ask(site.access, "empty", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
  },
});
