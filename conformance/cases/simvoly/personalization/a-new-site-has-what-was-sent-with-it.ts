import { createProject } from "../arrange.ts";
import { aTaggedSite, colors, list, looksOf } from "../personalization.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite } from "../sites.ts";

export default conformanceCase({
  title: "Tags and colours that are sent with a new site are its first ones, and without any it has none",
  contract: ["createProject 200", "addWebsite 200"],
  rules: {
    positive: ["initial-tags-and-colours-set"],
    contrast: ["initial-tags-and-colours-set", "tags-of-the-template"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: [
    "create-brand-color",
    "create-secondary-colors",
    "create-tags",
    "create-tags-format",
    "create-tags-example",
    "add-colors",
    "add-tags",
    "add-tags-example",
  ],
  async run(stage) {
    const rule = { rule: "initial-tags-and-colours-set" } as const;
    const { check } = stage;
    const { projectId, templateId, externalCustomerId } = await aTaggedSite(stage);
    const tags = { phone: "+1 555 0117", city: "Williamsburg" };
    const five = Object.fromEntries(colors.map((name, place) => [name, `rgba(${place}, 2, 3, 0.5)`]));
    const sent = { personalizationTags: list(tags), ...five };

    for (const create of [
      (body: object) => createProject(stage, { externalCustomerId, templateId, ...body }),
      (body: object) => addWebsite(stage, { projectId, templateId, ...body }),
    ]) {
      const full = (await create(sent)).is(200).body.data;
      check("all of it", rule, await looksOf(stage, full), { tags, colors: five });
      const one = (await create({ secondaryColor2: "#abc" })).is(200).body.data;
      check("one colour", rule, await looksOf(stage, one), { tags: {}, colors: { secondaryColor2: "#abc" } });
      const none = (await create({})).is(200).body.data;
      check("none", rule, await looksOf(stage, none), { tags: {}, colors: {} });
    }
  },
});
