import { nobody } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const parts = {
  primaryCategories: "Food, Local",
  categories: "Bakery",
  previewUrl: "bakery.preview.example",
  thumb: "https://cdn.clients.example/bakery.png",
};

export default conformanceCase({
  title:
    "Website templates are listed in order of id, those that are not visible too, and a single one stands as in the list",
  contract: ["listTemplates 200", "getTemplate 200", "getTemplate 404"],
  rules: {
    positive: ["invisible-and-hidden-listed", "lists-in-order-of-id", "single-template-like-listed"],
    contrast: ["invisible-and-hidden-listed", "single-template-like-listed", "template-known"],
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
    "template-address",
    "choice-single-template",
  ],
  async run(stage) {
    const { arrange, check, setUp, unique } = stage;
    const single = { rule: "single-template-like-listed" } as const;
    const list = async () => (await stage.as("platform").call("listTemplates")).is(200).body;
    const read = (id: number) => stage.as("platform").call("getTemplate", { path: { id } });
    const before = await list();

    const wishes = [
      { name: unique("hidden"), ...parts, visible: false, systemTemplate: true },
      { name: unique("own"), ...parts, visible: true, systemTemplate: false },
      { name: unique("another"), ...parts, visible: false, systemTemplate: false },
    ];
    const added: object[] = [];
    for (const wish of wishes) {
      const { id } = await setUp(() => arrange.addTemplate({ ...wish, tags: ["phone"] }));
      added.push({ id, ...wish });
    }
    const after = await list();
    const rule = { rule: "invisible-and-hidden-listed" } as const;
    check(
      "those of the case",
      rule,
      after.filter(({ name }) => wishes.some((wish) => wish.name === name)),
      added,
    );
    const ids = after.map(({ id }) => id);
    check("all of them", { rule: "lists-in-order-of-id" }, ids.length, before.length + 3);
    check(
      "in order",
      { rule: "lists-in-order-of-id" },
      ids,
      ids.toSorted((one, other) => one - other),
    );
    for (const template of after) check(template.name, single, (await read(template.id)).is(200).body, template);
    (await read(nobody)).is(404, "Template not found");

    const [first] = after.filter(({ name }) => name === wishes[0]?.name);
    await setUp(() => arrange.changeTemplate({ id: first?.id ?? 0, visible: true }));
    const shown = (await read(first?.id ?? 0)).is(200).body;
    check("visible now", rule, shown, { ...first, visible: true });
  },
});
