import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { projectNamed } from "../../lookup.ts";
import { presentSite } from "../../present.ts";

export const getWebsite = operation("getWebsite")(async ({ path }, ctx) => {
  const project = await projectNamed(path.projectId, ctx);
  const site = await ctx.tx.sites.get(path.websiteId);
  demand(site && site.projectId === project.id, () => errors.websiteOfOtherProject(path.websiteId, ctx));
  return { status: 200, body: presentSite(site) };
});
