import { demand } from "../../core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { anotherProject, anotherWebsite } from "./suggest.ts";
import type { Plan, Platform, Project, Site, User } from "./tables.ts";

/** The one white label of a sandbox. */
export async function thePlatform({ tx }: Context): Promise<Platform> {
  const platform = await tx.platforms.get(1);
  if (!platform) throw new Error("the sandbox holds no platform");
  return platform;
}

export async function projectNamed(id: number, ctx: Context): Promise<Project> {
  const project = await ctx.tx.projects.get(id);
  demand(project, () => errors.projectUnknown(id, ctx));
  return project;
}

export async function siteNamed(id: number, ctx: Context, refusal = errors.websiteUnknown): Promise<Site> {
  const site = await ctx.tx.sites.get(id);
  demand(site, () => refusal(id, ctx));
  return site;
}

export async function userNamed(id: number, ctx: Context): Promise<User> {
  const user = await ctx.tx.users.get(id);
  demand(user, () => errors.userUnknown(ctx));
  return user;
}

export async function planNamed(id: number, ctx: Context): Promise<Plan> {
  const plan = await ctx.tx.plans.get(id);
  demand(plan, () => errors.planUnknown(id, ctx));
  return plan;
}

export const userByExternalId = async (id: string, { tx }: Context): Promise<User | undefined> =>
  (await tx.users.find("externalId", id, { limit: 1 })).rows[0];

export const userByEmail = async (email: string, { tx }: Context): Promise<User | undefined> =>
  (await tx.users.find("email", email.toLowerCase(), { limit: 1 })).rows[0];

export const sitesOf = async ({ id }: Pick<Project, "id">, { tx }: Context): Promise<readonly Site[]> =>
  (await tx.sites.find("project", String(id))).rows;

/** The project that a site is in. */
export async function projectOf({ id, projectId }: Site, { tx }: Context): Promise<Project> {
  const project = await tx.projects.get(projectId);
  if (!project) throw new Error(`website ${id} is in no project`);
  return project;
}

export async function ownerOf({ id, ownerId }: Project, { tx }: Context): Promise<User> {
  const owner = await tx.users.get(ownerId);
  if (!owner) throw new Error(`project ${id} has no owner`);
  return owner;
}

/** The site at a host: a subdomain of the platform's, or a domain of its own. */
export async function siteAtHost(host: string, ctx: Context): Promise<Site | undefined> {
  const { domain } = await thePlatform(ctx);
  const below = `.${domain}`;
  const found = host.endsWith(below)
    ? await ctx.tx.sites.find("subdomain", host.slice(0, -below.length), { limit: 1 })
    : await ctx.tx.sites.find("domain", host, { limit: 1 });
  return found.rows[0];
}

// for the back office

export async function projectInPanel(id: number, ctx: Context): Promise<Project> {
  const project = await ctx.tx.projects.get(id);
  demand(project, () => errors.noSuch("project", id, () => anotherProject(id, ctx)));
  return project;
}

export async function siteInPanel(id: number, ctx: Context): Promise<Site> {
  const site = await ctx.tx.sites.get(id);
  demand(site, () => errors.noSuch("website", id, () => anotherWebsite(id, ctx)));
  return site;
}
