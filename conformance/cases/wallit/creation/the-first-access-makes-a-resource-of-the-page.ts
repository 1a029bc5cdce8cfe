import { around, ask, readResource } from "../arrange.ts";
import { aSiteWithPages, pathsAsked, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The first access to an unknown key reads the page and makes a resource of its title and description",
  contract: ["getResourceAccess 200", "getResource 200"],
  rules: {
    positive: ["dynamic-creation-on-first-access", "group-model-inherited", "free-resource-granted"],
    contrast: ["unmanaged-resource-is-public", "dynamic-creation-failure-leaves-public"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["access-resource-url", "dynamic-creation-page"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "dynamic-creation-on-first-access" } as const;
    const { site, web, shows, ResourceURL } = await aSiteWithPages(stage);
    shows({ title: "The harbour &amp; the night", description: "Who works &#8211; while the town sleeps." });

    const answer = (await ask(site.access, "night", { ResourceURL })).is(200);
    answer.has({ AccessReason: "Free", AccessAction: "Grant", AccessActionURL: "" }, rule);
    check("the page was read once", rule, pathsAsked(web), ["/2026/night"]);

    const made = (await readResource(site.manage, "night")).is(200);
    made.has(
      {
        ExternalKey: "night",
        Active: true,
        URL: ResourceURL,
        Title: "The harbour & the night",
        Description: "Who works – while the town sleeps.",
        PublicationDate: around(site.now()),
        PricingModel: "Inherit",
        PricingGroup: { PricingGroupID: site.PricingGroupID, IsDefault: true },
      },
      rule,
    );
  },
});
