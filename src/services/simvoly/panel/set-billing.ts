import { panelAction } from "../contract.ts";
import { projectInPanel } from "../lookup.ts";
import { noBillTo } from "../rules/announcements.ts";

export const setBilling = panelAction("setBilling")(async ({ body }, ctx) => {
  const project = await projectInPanel(body.projectId, ctx);
  const taxPercent = body.taxPercent ?? project.taxPercent ?? 0;
  const billTo = { ...noBillTo, ...project.billTo, ...body.billTo };
  await ctx.tx.projects.put({ ...project, taxPercent, billTo });
  return { status: 200, body: { projectId: project.id, taxPercent, billTo } };
});
