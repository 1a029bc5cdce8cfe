import { operation } from "../../contract.ts";
import { presentTemplate } from "../../present.ts";
import { inOrder, isListed } from "../../rules/catalogue.ts";

export const listTemplates = operation("listTemplates")(async (_input, { tx }) => {
  const listed = (await tx.templates.find("all", "")).rows.filter(({ visible }) => isListed(visible));
  return { status: 200, body: inOrder(listed).map(presentTemplate) };
});
