import { ask, readResource } from "../arrange.ts";
import { aSiteWithPages, pathsAsked, show, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Where a page names its canonical page, that one is read, and its address is the resource's",
  contract: ["getResourceAccess 200", "getResource 200"],
  rules: {
    positive: ["dynamic-creation-on-first-access"],
    contrast: ["dynamic-creation-on-first-access", "dynamic-creation-once"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["dynamic-creation-page"],
  async run(stage) {
    const { check, openReceiver, setUp } = stage;
    const rule = { rule: "dynamic-creation-on-first-access" } as const;
    const { site, web, shows, ResourceURL } = await aSiteWithPages(stage);
    const original = await setUp(openReceiver);
    const canonical = `${original.url}original`;
    shows({ title: "A copy", description: "Copied.", canonical });
    show(original, { title: "The original", description: "As it was.", canonical });

    (await ask(site.access, "night", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
    const made = (await readResource(site.manage, "night")).is(200);
    made.has({ Title: "The original", Description: "As it was.", URL: canonical }, rule);
    check("both were read, once", rule, [pathsAsked(web), pathsAsked(original)], [["/2026/night"], ["/original"]]);

    shows({ title: "By itself", canonical: ResourceURL });
    (await ask(site.access, "itself", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
    (await readResource(site.manage, "itself")).is(200).has({ Title: "By itself", URL: ResourceURL }, rule);
  },
});
