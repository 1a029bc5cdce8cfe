import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

export const addFunnelTemplate = panelAction("addFunnelTemplate")(async ({ body }, { tx, ids }) => {
  const { categoryId, name, description = {}, image = "", tags = [] } = body;
  demand(await tx.funnelCategories.get(categoryId), () => errors.noSuch("funnel category", categoryId));
  const template = { id: await ids.next("funnelTemplate"), categoryId, name, description, image, tags };
  await tx.funnelTemplates.put(template);
  return { status: 200, body: template };
});
