import { panelAction } from "../contract.ts";
import type { Template } from "../tables.ts";

export const addTemplate = panelAction("addTemplate")(async ({ body }, { tx, ids }) => {
  const template: Template = {
    primaryCategories: "",
    categories: "",
    visible: true,
    systemTemplate: false,
    previewUrl: "",
    thumb: "",
    tags: [],
    ...body,
    id: await ids.next("template"),
  };
  await tx.templates.put(template);
  return { status: 200, body: template };
});
