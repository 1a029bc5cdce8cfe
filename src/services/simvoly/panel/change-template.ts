import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

export const changeTemplate = panelAction("changeTemplate")(async ({ body }, { tx }) => {
  const before = await tx.templates.get(body.id);
  demand(before, () => errors.noSuch("template", body.id));
  const template = { ...before, ...body };
  await tx.templates.put(template);
  return { status: 200, body: template };
});
