import { ask, readResource } from "../arrange.ts";
import { aSiteWithPages, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A script of another type is no block, and what the page does not say stays empty",
  contract: ["getResourceAccess 200", "getResource 200"],
  rules: {
    positive: ["dynamic-creation-on-first-access"],
    contrast: ["dynamic-creation-reads-the-block", "dynamic-creation-bad-block-leaves-public"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["dynamic-creation-page"],
  async run(stage) {
    const rule = { rule: "dynamic-creation-reads-the-block" } as const;
    const { site, web, ResourceURL } = await aSiteWithPages(stage);
    const xml = "<Resource><Title>Not this</Title><PricingModel>FixedPrice</PricingModel><Price>1</Price></Resource>";
    const scripts = ["application/xml", "text/javascript", "application/ld+json"].map(
      (type) => `<script type="${type}">${xml}</script>`,
    );
    web.answer({ body: `<html><head><TITLE>By night</TITLE>${scripts.join("")}</head></html>`, type: "text/html" });

    (await ask(site.access, "night", { ResourceURL })).is(200).has({ AccessReason: "Free" }, rule);
    const made = (await readResource(site.manage, "night")).is(200);
    made.has({ Title: "By night", Description: "", Byline: "", PricingModel: "Inherit", Price: 0 }, rule);
  },
});
