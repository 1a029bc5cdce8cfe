import { createProject } from "../arrange.ts";
import { aTaggedSite, invalidTags, list, looksOf, personalize } from "../personalization.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite } from "../sites.ts";

const [documented, other] = [{ phone: "1" }, { phone: "2" }];

export default conformanceCase({
  title: "Tags are read under either name by each call, and the name that is documented for the call goes first",
  contract: ["setPersonalizationTags 200", "createProject 200", "addWebsite 200", "setPersonalizationTags 400"],
  rules: {
    positive: ["tags-under-either-name", "initial-tags-and-colours-set"],
    contrast: ["tags-under-either-name", "tags-or-colour-needed"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-tag-names", "create-tags", "add-tags", "tags-tags"],
  async run(stage) {
    const rule = { rule: "tags-under-either-name" } as const;
    const site = await aTaggedSite(stage);
    const { projectId, websiteId, templateId, externalCustomerId } = site;
    const made = (body: object) => createProject(stage, { externalCustomerId, templateId, ...body });
    const added = (body: object) => addWebsite(stage, { projectId, templateId, ...body });
    const shows = async (id: number, tags: object) => {
      stage.check("tags", rule, (await looksOf(stage, { websiteId: id })).tags, tags);
    };

    for (const create of [made, added]) {
      const [first, second] = [{ personalizationTags: list(documented) }, { tags: list(other) }];
      await shows((await create(first)).is(200).body.data.websiteId, documented);
      await shows((await create(second)).is(200).body.data.websiteId, other);
      await shows((await create({ ...second, ...first })).is(200).body.data.websiteId, documented);
      (await create({ tags: "phone" })).is(400, invalidTags, { rule: "tags-are-a-json-list" });
    }
    const [first, second] = [{ tags: list(documented) }, { personalizationTags: list(other) }];
    (await personalize(stage, websiteId, first)).is(200);
    await shows(websiteId, documented);
    (await personalize(stage, websiteId, second)).is(200);
    await shows(websiteId, other);
    (await personalize(stage, websiteId, { ...second, ...first })).is(200);
    await shows(websiteId, documented);
    const wrong = await personalize(stage, websiteId, { personalizationTags: "phone" });
    wrong.is(400, invalidTags, { rule: "tags-are-a-json-list" });
  },
});
