import { operation } from "../../contract.ts";
import { presentFunnelTemplate } from "../../present.ts";
import { grouped, inOrder } from "../../rules/catalogue.ts";

export const listFunnelTemplates = operation("listFunnelTemplates")(async (_input, { tx }) => {
  const categories = inOrder((await tx.funnelCategories.find("all", "")).rows);
  const templates = inOrder((await tx.funnelTemplates.find("all", "")).rows);
  const body = grouped(categories, templates).map(({ name, items }) => ({
    name,
    items: items.map(presentFunnelTemplate),
  }));
  return { status: 200, body };
});
