import { nobody } from "../arrange.ts";
import { aCategory, aFunnelTemplate, aTemplate } from "../catalogue.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A template of either kind is read by its id, and an id that there is not is not found",
  contract: ["getTemplate 404", "getFunnelTemplate 404", "getTemplate 200", "getFunnelTemplate 200"],
  rules: {
    positive: ["template-known", "funnel-template-known"],
    contrast: ["template-known", "funnel-template-known"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["template-address", "funnel-template-address", "choice-unknown-ids"],
  async run(stage) {
    const platform = stage.as("platform");
    const missing = { path: { id: nobody } };
    const noTemplate = (await platform.call("getTemplate", missing)).is(404, "Template not found");
    noTemplate.has({ success: false, message: "Template not found" });
    const noFunnel = (await platform.call("getFunnelTemplate", missing)).is(404, "Funnel template not found");
    noFunnel.has({ success: false, message: "Funnel template not found" });

    const { id } = await aTemplate(stage);
    (await platform.call("getTemplate", { path: { id } })).is(200).has({ id });
    const { id: categoryId } = await aCategory(stage, { en: "Sales" });
    const funnel = await aFunnelTemplate(stage, { categoryId, name: { en: "One product" } });
    (await platform.call("getFunnelTemplate", { path: { id: funnel.id } })).is(200).has({ id: funnel.id });
  },
});
