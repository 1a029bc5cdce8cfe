import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Personalization tags are a JSON list of names and values, under either name",
  contract: ["setPersonalizationTags 400", "setPersonalizationTags 200"],
  rules: { positive: ["tags-are-a-json-list", "tags-under-either-name"], contrast: ["tags-are-a-json-list"] },
  does: "creates",
  since: "1.0",
  source: ["create-tags-format", "choice-tag-names"],
  async run(stage) {
    const { websiteId: id } = await aProject(stage);
    const send = (body: { tags: string } | { personalizationTags: string }) =>
      stage.as("platform").call("setPersonalizationTags", { path: { id }, body });
    const tags = JSON.stringify([{ name: "phone", value: "1234" }]);
    (await send({ tags: "phone" })).is(400, "Invalid personalization tags");
    (await send({ tags })).is(200);
    (await send({ personalizationTags: tags })).is(200);
  },
});
