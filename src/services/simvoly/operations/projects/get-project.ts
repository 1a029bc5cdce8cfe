import { operation } from "../../contract.ts";
import { projectNamed, sitesOf } from "../../lookup.ts";
import { presentProject } from "../../present.ts";

export const getProject = operation("getProject")(async ({ path }, ctx) => {
  const project = await projectNamed(path.projectId, ctx);
  const plan = await ctx.tx.plans.get(project.planId);
  return { status: 200, body: presentProject(project, plan, await sitesOf(project, ctx)) };
});
