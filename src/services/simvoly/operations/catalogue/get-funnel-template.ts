import { operation } from "../../contract.ts";
import { presentSingleFunnelTemplate } from "../../present.ts";
import { funnelTemplateNamed } from "../../templates.ts";

export const getFunnelTemplate = operation("getFunnelTemplate")(async ({ path }, ctx) => ({
  status: 200,
  body: presentSingleFunnelTemplate(await funnelTemplateNamed(path.id, ctx)),
}));
