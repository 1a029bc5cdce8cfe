import { nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Funnel templates are listed by category with names in every language, and a single one stands as in the list",
  contract: ["listFunnelTemplates 200", "getFunnelTemplate 200", "getFunnelTemplate 404"],
  rules: {
    positive: ["funnel-templates-grouped", "lists-in-order-of-id", "single-template-like-listed"],
    contrast: ["funnel-templates-grouped", "single-template-like-listed", "funnel-template-known"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: [
    "funnel-templates-address",
    "funnel-templates-answer",
    "funnel-templates-categories",
    "funnel-template-address",
    "choice-single-template",
    "choice-list-order",
    "client-lists",
  ],
  async run(stage) {
    const { arrange, check, setUp, unique } = stage;
    const rule = { rule: "funnel-templates-grouped" } as const;
    const list = async () => (await stage.as("platform").call("listFunnelTemplates")).is(200).body;
    const read = (id: number) => stage.as("platform").call("getFunnelTemplate", { path: { id } });
    const before = await list();

    const names = [
      { en: unique("sales"), es: "Ventas", bg: "Продажби" },
      { en: unique("empty"), fr: "Vide" },
      { en: unique("leads") },
    ];
    const categories: number[] = [];
    for (const name of names) categories.push((await setUp(() => arrange.addFunnelCategory({ name }))).id);
    const [sales = 0, , leads = 0] = categories;
    const items = [];
    for (const [categoryId, name] of [
      [leads, { en: "Newsletter", de: "Rundbrief" }],
      [sales, { en: "One product" }],
      [leads, { en: "Webinar", de: "Webinar" }],
      [sales, { en: "Three products", es: "Tres productos" }],
    ] as const) {
      const parts = { name, description: { en: `A funnel: ${name.en}` }, image: "/images/funnel.png" };
      const { id } = await setUp(() => arrange.addFunnelTemplate({ categoryId, ...parts, tags: ["city"] }));
      items.push({ id, ...parts });
    }
    const after = await list();
    const [newsletter, product, webinar, products] = items;
    check("those that were there and the new ones", rule, after, [
      ...before,
      { name: names[0], items: [product, products] },
      { name: names[1], items: [] },
      { name: names[2], items: [newsletter, webinar] },
    ]);
    for (const { items: listed } of after) {
      const ids = listed.map(({ id }) => id);
      check(
        "in order",
        { rule: "lists-in-order-of-id" },
        ids,
        ids.toSorted((one, other) => one - other),
      );
    }
    for (const item of after.flatMap(({ items: listed }) => listed)) {
      const shown = (await read(item.id)).is(200).body;
      check(`template ${item.id}`, { rule: "single-template-like-listed" }, shown, item);
    }
    (await read(nobody)).is(404, "Funnel template not found");
  },
});
