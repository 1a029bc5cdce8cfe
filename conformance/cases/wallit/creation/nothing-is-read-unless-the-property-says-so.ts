import { ask, notFound, readResource, reasonFor } from "../arrange.ts";
import { aSiteWithPages, pathsAsked, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A property that does not create resources reads no page and has no resource afterwards, until it does",
  contract: ["getResourceAccess 200", "getResource 404"],
  rules: {
    positive: ["unmanaged-resource-is-public", "resource-known"],
    contrast: ["dynamic-creation-on-first-access"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["access-resource-url", "dynamic-creation-page"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "dynamic-creation-on-first-access" } as const;
    const { site, web, shows, ResourceURL } = await aSiteWithPages(stage, { DynamicallyCreateResources: false });
    shows({ title: "Night" });

    (await ask(site.access, "night", { ResourceURL })).is(200).has({ AccessReason: "UnknownResource" }, rule);
    check("no page was read", rule, pathsAsked(web), []);
    (await readResource(site.manage, "night")).is(404, notFound);

    await setUp(() => arrange.changeProperty({ Key: site.Key, DynamicallyCreateResources: true }));
    check("now it is", rule, await reasonFor(site, "night", { ResourceURL }), "Free");
    check("the page was read", rule, pathsAsked(web), ["/2026/night"]);
  },
});
