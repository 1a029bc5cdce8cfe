import { aCategory, aFunnelTemplate, isAscending } from "../catalogue.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Funnel templates are listed by category, each with its names in every language, and empty categories too",
  contract: ["listFunnelTemplates 200"],
  rules: {
    positive: ["funnel-templates-grouped", "lists-in-order-of-id"],
    contrast: ["funnel-templates-grouped", "lists-in-order-of-id"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["funnel-templates-address", "funnel-templates-answer", "funnel-templates-categories", "choice-list-order"],
  async run(stage) {
    const rule = { rule: "funnel-templates-grouped" } as const;
    const [sales, leads, empty] = ["sales", "leads", "empty"].map((what) => stage.unique(what));
    const named = (en = "") => ({ en, es: `${en} en español` });
    const categories = [await aCategory(stage, named(sales)), await aCategory(stage, named(leads))];
    await aCategory(stage, named(empty));
    const entered = { description: named("Two pages"), image: "https://cdn.example/funnel.png" };
    const made = [];
    for (const at of [0, 1, 0]) {
      const name = named(stage.unique("funnel"));
      const { id } = await aFunnelTemplate(stage, { categoryId: categories[at]?.id ?? 0, name, ...entered });
      made.push({ id, name, ...entered });
    }
    const groups = (await stage.as("platform").call("listFunnelTemplates")).is(200).body;
    const group = (en = "") => groups.filter(({ name }) => name.en === en);
    stage.check("one category", rule, group(sales), [{ name: named(sales), items: [made[0], made[2]] }]);
    stage.check("the other", rule, group(leads), [{ name: named(leads), items: [made[1]] }]);
    stage.check("the empty one", rule, group(empty), [{ name: named(empty), items: [] }]);
    const order = { rule: "lists-in-order-of-id" } as const;
    for (const { items } of groups) stage.check("in order of id", order, isAscending(items.map(({ id }) => id)), true);
    const places = [sales, leads, empty].map((en) => groups.findIndex(({ name }) => name.en === en));
    stage.check("categories, too", order, isAscending(places), true);
  },
});
