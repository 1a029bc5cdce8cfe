import { demand } from "../../../../core/refusal.ts";
import { announce } from "../../announce.ts";
import { type Context, operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { ownerOf, projectNamed, sitesOf } from "../../lookup.ts";
import { websiteCreated } from "../../rules/announcements.ts";
import { sitesAllowed } from "../../rules/limits.ts";
import { firstNameOf, typeOf, usualName } from "../../rules/site.ts";
import { keepNewSite, looksSent, newSite } from "../../sites.ts";
import type { Project, Site } from "../../tables.ts";
import { templateChosen } from "../../templates.ts";

export const addWebsite = operation("addWebsite")(async ({ body }, ctx) => {
  const project = await projectNamed(body.projectId, ctx);
  const template = await templateChosen(body, ctx);
  const looks = looksSent(body, "personalizationTags");
  await hasRoom(project, typeOf(template?.type), ctx);

  const owner = await ownerOf(project, ctx);
  const site = await newSite(
    {
      projectId: project.id,
      name: usualName({ template: template?.name }),
      subdomain: body.customerSubdomain,
      firstName: firstNameOf(owner.name),
      template,
      looks,
    },
    ctx,
  );
  await keepNewSite(site, ctx);
  await announce(websiteCreated(site, project, owner), ctx);
  return {
    status: 200,
    body: { success: true, data: { websiteId: site.id, projectId: project.id, subdomain: site.subdomain } },
  };
});

async function hasRoom(project: Project, type: Site["type"], ctx: Context): Promise<void> {
  const plan = await ctx.tx.plans.get(project.planId);
  const allowed = sitesAllowed(type, plan);
  const there = (await sitesOf(project, ctx)).filter((site) => site.type === type).length;
  demand(there < allowed, () => errors.noMoreSites(allowed));
}
