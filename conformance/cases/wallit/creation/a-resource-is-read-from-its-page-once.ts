import { ask, publish, readResource, saveResource } from "../arrange.ts";
import { aSiteWithPages, pathsAsked, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A resource that exists, made from a page or by a PUT, active or not, is never read again",
  contract: ["getResourceAccess 200", "getResource 200"],
  rules: {
    positive: ["dynamic-creation-once", "inactive-resource-is-public"],
    contrast: ["dynamic-creation-once", "dynamic-creation-on-first-access"],
  },
  needs: { capabilities: withPages },
  settings: { "inactive-resources": "shown" },
  does: "creates",
  since: "1.0",
  source: ["dynamic-creation-page"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "dynamic-creation-once" } as const;
    const { site, web, shows, ResourceURL } = await aSiteWithPages(stage);
    shows({ title: "At first" });
    await publish(site, "put", { PricingModel: "Free", Title: "By hand" });

    (await ask(site.access, "put", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
    check("what was put is not read", rule, pathsAsked(web), []);
    (await ask(site.access, "night", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
    shows({ title: "Later" });
    (await ask(site.access, "night", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
    (await saveResource(site.manage, "night", { Active: false })).is(200);
    (await ask(site.access, "night", { ResourceURL })).is(200).has({ AccessReason: "UnknownResource" }, rule);

    check("the page was read once", rule, pathsAsked(web), ["/2026/night"]);
    (await readResource(site.manage, "night")).is(200).has({ Title: "At first" }, rule);
    (await readResource(site.manage, "put")).is(200).has({ Title: "By hand" }, rule);
    (await ask(site.access, "other", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
    check("another key is read", rule, pathsAsked(web).length, 2);
  },
});
