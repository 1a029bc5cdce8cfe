import { aPricingGroup, ask, notFound, readResource } from "../arrange.ts";
import { aSiteWithPages, block, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A block that names a pricing group which the property does not have leaves the resource unmanaged",
  contract: ["getResourceAccess 200", "getResource 404"],
  rules: {
    positive: ["dynamic-creation-unknown-group-leaves-public", "resource-known"],
    contrast: ["dynamic-creation-unknown-group-leaves-public", "dynamic-creation-bad-block-leaves-public"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["dynamic-creation-page", "choice-dynamic-failures"],
  async run(stage) {
    const rule = { rule: "dynamic-creation-unknown-group-leaves-public" } as const;
    const { site, shows, ResourceURL } = await aSiteWithPages(stage);
    shows({ blocks: [block("<PricingGroup>Premium</PricingGroup><Title>Night</Title>")] });

    const open = (await ask(site.access, "night", { ResourceURL })).is(200);
    open.has({ AccessReason: "UnknownResource", AccessAction: "Grant", AccessActionURL: "" }, rule);
    (await readResource(site.manage, "night")).is(404, notFound);

    const PricingGroupID = await aPricingGroup(stage, site, {
      Name: "Premium",
      PricingModel: "AuthenticationRequired",
    });
    (await ask(site.access, "night", { ResourceURL })).is(200).has({ AccessAction: "Authenticate" }, rule);
    (await readResource(site.manage, "night")).is(200).has({ Title: "Night", PricingGroup: { PricingGroupID } }, rule);
  },
});
