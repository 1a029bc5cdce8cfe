import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { projectNamed } from "../../lookup.ts";
import { addonsAfter } from "../../rules/addon.ts";

export const setAddon = operation("setAddon")(async ({ path, body }, ctx) => {
  const project = await projectNamed(path.id, ctx);
  demand(project.status !== "EXPIRED", () => errors.projectExpired(ctx.settings));
  await ctx.tx.projects.put({ ...project, addons: addonsAfter(project.addons, body.type, body.value) });
  return { status: 200, body: { success: true } };
});
