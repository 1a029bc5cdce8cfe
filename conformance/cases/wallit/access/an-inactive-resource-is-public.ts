import { ask, publish, reasonFor, saveResource } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "A resource that is switched off counts as unmanaged, and is denied again once it is switched on",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["inactive-resource-is-public", "unmanaged-resource-is-public"],
    contrast: ["inactive-resource-is-public", "unmanaged-resource-is-public"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["reason-unmanaged-is-public", "resource-put-active", "client-managed-means-active"],
  async run(stage) {
    const { check } = stage;
    const site = await aSite(stage, purchasesOnly);
    const key = await publish(site, "article");
    const rule = { rule: "inactive-resource-is-public" } as const;
    check("it is denied while it is active", rule, await reasonFor(site, key), "Deny");

    (await saveResource(site.manage, key, { Active: false })).is(200);
    const open = await ask(site.access, key);
    open
      .is(200)
      .has({ AccessReason: "UnknownResource", AccessAction: "Grant", AccessActionURL: "", ResourceName: "" }, rule);

    (await saveResource(site.manage, key, { Active: true })).is(200);
    check("it is denied again", rule, await reasonFor(site, key), "Deny");
  },
});
