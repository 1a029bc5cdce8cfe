import { ask, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A resource key is compared letter by letter and may hold slashes, spaces and letters of any language",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["unmanaged-resource-is-public", "free-resource-granted"],
    contrast: ["unmanaged-resource-is-public"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-key-case", "access-resource-key", "resource-put-path-key"],
  async run(stage) {
    const site = await aSite(stage);

    for (const key of ["2026/11/night", "à la carte", "50%", "Key", "a+b", "q?x=1&y", "naïve~'()"]) {
      await publish(site, key, { PricingModel: "Free" });
      const found = (await ask(site.access, key)).is(200);
      found.has({ AccessReason: "Free", ResourceName: `About ${key}` });
    }
    for (const near of ["key", "KEY", "Key ", "2026/11"]) {
      (await ask(site.access, near)).is(200).has({ AccessReason: "UnknownResource", ResourceName: "" });
    }
  },
});
