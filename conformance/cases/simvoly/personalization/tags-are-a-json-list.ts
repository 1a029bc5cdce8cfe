import { createProject, projectsOf } from "../arrange.ts";
import { aTaggedSite, invalidTags, list, looksOf, personalize } from "../personalization.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite, websitesOf } from "../sites.ts";

const none = [
  "phone",
  "{",
  "null",
  "7",
  '"phone"',
  '{"name":"phone","value":"1"}',
  '{"phone":"1"}',
  "[null]",
  '["phone"]',
  '[["phone","1"]]',
  '[{"name":"phone"}]',
  '[{"value":"1"}]',
  '[{"name":7,"value":"1"}]',
  '[{"name":"phone","value":1}]',
  '[{"name":"phone","value":null}]',
  '[{"name":"phone","value":"1"},{"name":"city"}]',
];

export default conformanceCase({
  title:
    "Personalization tags are a JSON list of names and values; anything else is refused by each call and sets nothing",
  contract: ["setPersonalizationTags 400", "createProject 400", "addWebsite 400", "setPersonalizationTags 200"],
  rules: { positive: ["tags-are-a-json-list"], contrast: ["tags-are-a-json-list", "tags-merged-by-name"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["create-tags-format", "create-tags-example", "add-tags", "add-tags-example", "tags-tags", "tags-example"],
  async run(stage) {
    const rule = { rule: "tags-are-a-json-list" } as const;
    const { check } = stage;
    const site = await aTaggedSite(stage);
    const { projectId, websiteId, externalCustomerId } = site;
    for (const tags of none) {
      const brandColor = "#fff";
      (await personalize(stage, websiteId, { tags, brandColor })).is(400, invalidTags);
    }
    for (const personalizationTags of ["phone", '{"phone":"1"}', '[{"name":"phone"}]']) {
      (await createProject(stage, { externalCustomerId, personalizationTags })).is(400, invalidTags);
      (await addWebsite(stage, { projectId, personalizationTags })).is(400, invalidTags);
    }
    check("nothing set", rule, await looksOf(stage, site), { tags: {}, colors: {} });
    check("no project made", rule, (await projectsOf(stage, externalCustomerId)).is(200).body.length, 1);
    check("no site added", rule, (await websitesOf(stage, projectId)).is(200).body.length, 2);

    const tags = { phone: "+1 555 0199", city: 'Българи & "Söhne"' };
    (await personalize(stage, websiteId, { tags: list(tags) })).is(200).has({ success: true });
    check("two at once", rule, (await looksOf(stage, site)).tags, tags);
  },
});
