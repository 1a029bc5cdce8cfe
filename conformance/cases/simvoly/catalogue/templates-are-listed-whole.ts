import { aTemplate, isAscending } from "../catalogue.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "All website templates are a bare list in order of id, with those that are not visible",
  contract: ["listTemplates 200"],
  rules: {
    positive: ["lists-in-order-of-id", "invisible-and-hidden-listed"],
    contrast: ["invisible-and-hidden-listed", "lists-in-order-of-id"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: [
    "templates-address",
    "templates-answer",
    "templates-id-name",
    "templates-categories",
    "templates-visible",
    "templates-system",
    "templates-preview",
    "client-lists",
    "choice-list-order",
  ],
  async run(stage) {
    const details = {
      primaryCategories: "Food, Local",
      categories: "Bakery, Café",
      previewUrl: "bakery.preview.example",
      thumb: "https://cdn.example/bakery.png",
    };
    const shown = { ...details, visible: true, systemTemplate: true };
    const hidden = { ...details, visible: false, systemTemplate: false };
    const made = [await aTemplate(stage, { ...shown, tags: ["phone"] }), await aTemplate(stage, hidden)];
    const list = (await stage.as("platform").call("listTemplates")).is(200).body;
    const ids = made.map(({ id }) => id);
    stage.check(
      "both, as they were entered",
      { rule: "invisible-and-hidden-listed" },
      list.filter(({ id }) => ids.includes(id)),
      [
        { id: made[0]?.id, name: made[0]?.name, ...shown },
        { id: made[1]?.id, name: made[1]?.name, ...hidden },
      ],
    );
    stage.check("in order of id", { rule: "lists-in-order-of-id" }, isAscending(list.map(({ id }) => id)), true);
  },
});
