import { plus } from "../../../../core/instant.ts";
import { demand } from "../../../../core/refusal.ts";
import { announce } from "../../announce.ts";
import { type Context, operation } from "../../contract.ts";
import { customerOrNew, settled } from "../../customers.ts";
import * as errors from "../../errors.ts";
import { thePlatform } from "../../lookup.ts";
import { ownerFor } from "../../rules/access.ts";
import { inOrder, projectCreated, websiteCreated } from "../../rules/announcements.ts";
import { isNamedOnce } from "../../rules/customer.ts";
import { beginning, firstNameOf, firstSites, namesOf, usualName } from "../../rules/site.ts";
import { trialDaysOf } from "../../rules/trial.ts";
import { keepNewSite, looksSent, newSite } from "../../sites.ts";
import { awaitEnd } from "../../subscriptions.ts";
import type { Project, User } from "../../tables.ts";
import { templateChosen } from "../../templates.ts";

export const createProject = operation("createProject")(async ({ body }, ctx) => {
  const named = { externalCustomerId: body.externalCustomerId, customerId: body.customerId, userId: body.userId };
  demand(isNamedOnce(named), errors.customerNotNamedOnce);
  const found = await customerOrNew(named, ctx);
  const template = await templateChosen(body, ctx);
  const looks = looksSent(body, "personalizationTags");

  const { user, news } = await settled(found, body, ctx);
  const firstName = firstNameOf(user.name);
  const name = namesOf(body.websiteName, usualName({ firstName }));
  const project = await newProject(name, user, ctx);
  const subdomain = body.customerSubdomain;
  const site = await newSite({ projectId: project.id, name, subdomain, firstName, template, looks }, ctx);
  for (const first of firstSites(site)) await keepNewSite(first, ctx);
  await announce(inOrder([...news, ...projectCreated(project, user), ...websiteCreated(site, project, user)]), ctx);
  const { id: websiteId, projectId } = site;
  return { status: 200, body: { success: true, data: { websiteId, projectId, subdomain: site.subdomain } } };
});

async function newProject(name: string, user: User, ctx: Context): Promise<Project> {
  const { tx, ids, now, settings } = ctx;
  const days = trialDaysOf(await thePlatform(ctx), settings["trial-length"]);
  const project: Project = {
    id: await ids.next("project"),
    name,
    ...beginning(),
    ownerId: ownerFor(user),
    trialEndsAt: plus(now, { days }),
    addons: {},
    renewalFails: false,
    bandwidthAnnounced: 0,
    createdAt: now,
  };
  await tx.projects.put(project);
  awaitEnd("end-trial", project, plus(now, { days }), ctx);
  return project;
}
