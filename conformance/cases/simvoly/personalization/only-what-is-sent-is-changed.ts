import { aTaggedSite, list, looksOf, personalize } from "../personalization.ts";
import { conformanceCase } from "../service.ts";
import { anotherSite } from "../sites.ts";

export default conformanceCase({
  title:
    "Only the tags and colours that are sent are changed, on the site alone that is named, and an empty value is a value",
  contract: ["setPersonalizationTags 200"],
  rules: { positive: ["tags-merged-by-name"], contrast: ["tags-merged-by-name", "initial-tags-and-colours-set"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["tags-address", "tags-tags", "tags-colors", "create-tags-format", "choice-template-tags"],
  async run(stage) {
    const rule = { rule: "tags-merged-by-name" } as const;
    const { check } = stage;
    const site = await aTaggedSite(stage);
    const { projectId, templateId, websiteId } = site;
    const other = await anotherSite(stage, { projectId, templateId });
    const send = async (tags: Record<string, string>, sent: { brandColor?: string; secondaryColor4?: string }) => {
      const body = Object.keys(tags).length > 0 ? { tags: list(tags), ...sent } : sent;
      (await personalize(stage, websiteId, body)).is(200);
      return looksOf(stage, site);
    };

    const first = await send({ phone: "1", city: "Norfolk" }, { brandColor: "#111" });
    check("all that was sent", rule, first, { tags: { phone: "1", city: "Norfolk" }, colors: { brandColor: "#111" } });
    const second = await send({ city: "Bremen", fax: "3" }, { secondaryColor4: "#222" });
    const tags = { phone: "1", city: "Bremen", fax: "3" };
    check("the others stay", rule, second, { tags, colors: { brandColor: "#111", secondaryColor4: "#222" } });
    const third = await send({}, { brandColor: "#333" });
    const colors = { brandColor: "#333", secondaryColor4: "#222" };
    check("a colour alone", rule, third, { tags, colors });
    const fourth = await send({ phone: "" }, {});
    check("an empty value", rule, fourth, { tags: { ...tags, phone: "" }, colors });
    check("no other site", rule, await looksOf(stage, other), { tags: {}, colors: {} });
  },
});
