import { aTaggedSite, colors, list, looksOf, personalize } from "../personalization.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Setting personalization tags sends tags or any colour; neither, or empty ones, is refused",
  contract: ["setPersonalizationTags 400", "setPersonalizationTags 200"],
  rules: { positive: ["tags-or-colour-needed"], contrast: ["tags-or-colour-needed"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-tags-needed", "tags-address", "tags-colors", "reason-empty-parameters"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "tags-or-colour-needed" } as const;
    const site = await aTaggedSite(stage);
    const path = { id: site.websiteId };
    for (const body of [{}, { tags: "", brandColor: "" }, { personalizationTags: "" }, { name: "phone", value: "1" }]) {
      const refused = await stage.as("platform").callInvalid("setPersonalizationTags", { path, body });
      refused.is(400, "Missing required parameter");
    }
    stage.check("nothing set", rule, await looksOf(stage, site), { tags: {}, colors: {} });
    const answer = (await personalize(stage, path.id, { tags: list({ phone: "1" }) })).is(200).body;
    stage.check("answer", { status: "setPersonalizationTags 200" }, answer, { success: true });
    for (const name of colors) (await personalize(stage, path.id, { [name]: "#123456" })).is(200);
    const all = Object.fromEntries(colors.map((name) => [name, "#123456"]));
    stage.check("all set", rule, await looksOf(stage, site), { tags: { phone: "1" }, colors: all });
  },
});
