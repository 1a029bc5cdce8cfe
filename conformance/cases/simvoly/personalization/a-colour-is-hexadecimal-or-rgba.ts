import { createProject, projectsOf } from "../arrange.ts";
import { aTaggedSite, colors, looksOf, personalize } from "../personalization.ts";
import { conformanceCase } from "../service.ts";
import { addWebsite, websitesOf } from "../sites.ts";

const good = [
  "#fff",
  "#3e3E3e",
  "rgba(0, 128, 255, 1)",
  "rgba(123,123,123,0.5)",
  "rgba( 255 , 1,0, .25 )",
  "rgba(1,2,3,0)",
];
const bad = [
  "red",
  "3e3e3e",
  "#3e",
  "#3e3e",
  "#3e3e3e3e",
  "#3e3e3g",
  "rgb(1, 2, 3)",
  "rgba(1, 2, 3)",
  "rgba(256, 0, 0, 1)",
  "rgba(0, 0, 0, 2)",
  "rgba(0, 0, 0, 1.5)",
  "rgba(-1, 0, 0, 1)",
  "rgba(1, 2, 3, 1",
  "#fff;",
];

export default conformanceCase({
  title:
    "A colour is hexadecimal or rgba, each of the five, by each call that takes them; another one is refused and sets nothing",
  contract: ["setPersonalizationTags 400", "createProject 400", "addWebsite 400", "setPersonalizationTags 200"],
  rules: { positive: ["color-well-formed"], contrast: ["color-well-formed", "tags-or-colour-needed"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["create-brand-color", "create-secondary-colors", "add-colors", "tags-colors"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "color-well-formed" } as const;
    const { check } = stage;
    const site = await aTaggedSite(stage);
    const { projectId, websiteId, externalCustomerId } = site;
    for (const color of bad) {
      (await personalize(stage, websiteId, { brandColor: color })).is(400, "Invalid color", rule);
    }
    for (const name of colors) {
      const body = { [name]: "red" };
      (await personalize(stage, websiteId, body)).is(400, "Invalid color", rule);
      (await createProject(stage, { externalCustomerId, ...body })).is(400, "Invalid color", rule);
      (await addWebsite(stage, { projectId, ...body })).is(400, "Invalid color", rule);
    }
    const number = { path: { id: websiteId }, body: { brandColor: 123 }, as: "json" } as const;
    (await stage.as("platform").callInvalid("setPersonalizationTags", number)).is(400, "Invalid color", rule);
    check("nothing set", rule, await looksOf(stage, site), { tags: {}, colors: {} });
    check("no project made", rule, (await projectsOf(stage, externalCustomerId)).is(200).body.length, 1);
    check("no site added", rule, (await websitesOf(stage, projectId)).is(200).body.length, 2);

    for (const color of good) {
      (await personalize(stage, websiteId, { brandColor: color })).is(200).has({ success: true });
      check("set as sent", rule, (await looksOf(stage, site)).colors, { brandColor: color });
    }
  },
});
