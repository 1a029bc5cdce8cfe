import { announce } from "../announce.ts";
import { type Context, panelAction } from "../contract.ts";
import { ownerOf, projectOf, siteInPanel, sitesOf } from "../lookup.ts";
import { bandwidthReached } from "../rules/announcements.ts";
import { thresholdsToTell } from "../rules/bandwidth.ts";
import type { Project } from "../tables.ts";

export const setUsage = panelAction("setUsage")(async ({ body }, ctx) => {
  const { websiteId, ...sent } = body;
  const site = await siteInPanel(websiteId, ctx);
  const usage = { ...site.usage, ...sent };
  await ctx.tx.sites.put({ ...site, usage });
  if (sent.bandwidth !== undefined) await tellBandwidth(await projectOf(site, ctx), ctx);
  return { status: 200, body: { websiteId, ...usage } };
});

/** What a project has reached of its plan's bandwidth is announced, as far as it was not yet. */
async function tellBandwidth(project: Project, ctx: Context): Promise<void> {
  const { tx, settings } = ctx;
  const plan = await tx.plans.get(project.planId);
  if (!plan) return;
  const used = { sites: await sitesOf(project, ctx), plan, announced: project.bandwidthAnnounced };
  const reached = thresholdsToTell(used, settings["bandwidth-jump"]);
  const highest = reached.at(-1);
  if (highest === undefined) return;
  await tx.projects.put({ ...project, bandwidthAnnounced: highest });
  const owner = await ownerOf(project, ctx);
  await announce(
    reached.map((threshold) => bandwidthReached(threshold, project, owner)),
    ctx,
  );
}
