import { aCategory, aFunnelTemplate, aTemplate } from "../catalogue.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A single template of either kind is a bare object, as it stands in its list",
  contract: ["getTemplate 200", "getFunnelTemplate 200", "listTemplates 200", "listFunnelTemplates 200"],
  rules: { positive: ["single-template-like-listed"], contrast: ["single-template-like-listed"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["template-address", "funnel-template-address", "choice-single-template"],
  async run(stage) {
    const rule = { rule: "single-template-like-listed" } as const;
    const platform = stage.as("platform");
    const template = await aTemplate(stage, { thumb: "https://cdn.example/one.png", categories: "One" });
    const other = await aTemplate(stage, { thumb: "https://cdn.example/other.png", categories: "Other" });
    const listed = (await platform.call("listTemplates")).is(200).body;
    for (const { id } of [template, other]) {
      const single = (await platform.call("getTemplate", { path: { id } })).is(200).body;
      const entry = listed.find((one) => one.id === id);
      stage.check("the template", rule, single, { ...entry });
    }

    const name = { en: stage.unique("funnel"), de: "Trichter" };
    const { id: categoryId } = await aCategory(stage, { en: stage.unique("category") });
    const image = "https://cdn.example/funnel.png";
    const funnel = await aFunnelTemplate(stage, { categoryId, name, description: { en: "Two pages" }, image });
    const single = (await platform.call("getFunnelTemplate", { path: { id: funnel.id } })).is(200).body;
    const groups = (await platform.call("listFunnelTemplates")).is(200).body;
    const entry = groups.flatMap(({ items }) => items).find(({ id }) => id === funnel.id);
    stage.check("the funnel template", rule, single, { ...entry });
    stage.check("with all that was entered", rule, single, {
      id: funnel.id,
      image,
      name,
      description: { en: "Two pages" },
    });
  },
});
