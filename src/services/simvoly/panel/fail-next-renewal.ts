import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { projectInPanel } from "../lookup.ts";

export const failNextRenewal = panelAction("failNextRenewal")(async ({ body }, ctx) => {
  const { projectId, fails = true } = body;
  const project = await projectInPanel(projectId, ctx);
  demand(project.status === "ACTIVE", () => errors.notSo(`Project ${projectId} is not active.`));
  await ctx.tx.projects.put({ ...project, renewalFails: fails });
  return { status: 200, body: { projectId, fails } };
});
