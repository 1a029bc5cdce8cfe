import { ask, notFound, readResource } from "../arrange.ts";
import { aSiteWithPages, html, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A page that cannot be had, or is no HTML, leaves the resource unmanaged, and the next access tries again",
  contract: ["getResourceAccess 200", "getResource 404"],
  rules: {
    positive: ["dynamic-creation-failure-leaves-public", "resource-known"],
    contrast: ["dynamic-creation-failure-leaves-public", "dynamic-creation-bad-block-leaves-public"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["choice-dynamic-failures", "dynamic-creation-page"],
  async run(stage) {
    const rule = { rule: "dynamic-creation-failure-leaves-public" } as const;
    const { site, web, shows, ResourceURL } = await aSiteWithPages(stage);
    const answers = [
      { status: 404, body: html({ title: "Not found" }), type: "text/html" },
      { status: 500, body: html({ title: "Failed" }), type: "text/html" },
      { body: { title: "Night" }, type: "application/json" },
      { body: "Night", type: "text/plain" },
    ];

    for (const answer of answers) {
      web.answer(answer);
      const open = (await ask(site.access, "night", { ResourceURL })).is(200);
      open.has({ AccessReason: "UnknownResource", AccessAction: "Grant", AccessActionURL: "", ResourceName: "" }, rule);
      (await readResource(site.manage, "night")).is(404, notFound);
    }
    const nowhere = await ask(site.access, "night", { ResourceURL: "http://127.0.0.1:9/night" });
    nowhere.is(200).has({ AccessReason: "UnknownResource" }, rule);

    shows({ title: "By night" });
    (await ask(site.access, "night", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
    (await readResource(site.manage, "night")).is(200).has({ Title: "By night" }, rule);
  },
});
