import { operation } from "../../contract.ts";
import { presentSingleTemplate } from "../../present.ts";
import { templateNamed } from "../../templates.ts";

export const getTemplate = operation("getTemplate")(async ({ path }, ctx) => ({
  status: 200,
  body: presentSingleTemplate(await templateNamed(path.id, ctx)),
}));
