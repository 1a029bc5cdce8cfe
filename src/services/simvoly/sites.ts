import { hexadecimal } from "../../core/alphabets.ts";
import { demand } from "../../core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { sitesOf } from "./lookup.ts";
import { type News, projectDeleted, websiteDeleted } from "./rules/announcements.ts";
import { isGone, keysGone, remains } from "./rules/deletion.ts";
import { type Colors, colorsIn, initial, type Looks, ofTemplate, type Tags, tagsIn } from "./rules/personalization.ts";
import { tagsSent } from "./rules/requests.ts";
import { typeOf } from "./rules/site.ts";
import { cleaned, isVaried, variation, wished } from "./rules/subdomain.ts";
import type { Project, Site } from "./tables.ts";
import type { Chosen } from "./templates.ts";

export const noUsage: Site["usage"] = {
  pages: 0,
  storage: 0,
  bandwidth: 0,
  storeProducts: 0,
  members: 0,
  bookingOperators: 0,
  bookingServices: 0,
};

export interface LooksSent extends Colors {
  readonly tags?: string;
  readonly personalizationTags?: string;
}

/** Tags and colours as they were sent; `documented`: what the call names its tags. */
export function looksSent(sent: LooksSent, documented: "tags" | "personalizationTags"): Looks {
  const text = tagsSent(sent, documented);
  const tags: Tags | undefined = text === undefined ? {} : tagsIn(text);
  demand(tags, () => errors.noTagList(documented));
  return { tags, colors: colorsIn(sent) };
}

interface Wish {
  readonly projectId: number;
  readonly name: string;
  readonly subdomain: string | undefined;
  /** Stands for the subdomain where none is wished. */
  readonly firstName: string;
  readonly template: Chosen | undefined;
  readonly looks: Looks;
}

/** A new site with a subdomain and a key of its own; it is left to the caller to keep it. */
export async function newSite({ projectId, name, template, looks, ...wish }: Wish, ctx: Context): Promise<Site> {
  const { ids, now } = ctx;
  const first = initial(looks);
  return {
    id: await ids.next("site"),
    projectId,
    type: typeOf(template?.type),
    name,
    subdomain: await freeSubdomain(cleaned(wished(wish.subdomain), wish.firstName), ctx),
    ...(template ? { templateId: template.id } : {}),
    colors: first.colors,
    tags: ofTemplate(first.tags, template?.tags ?? []),
    usage: noUsage,
    createdAt: now,
    modifiedAt: now,
  };
}

export async function keepNewSite(site: Site, ctx: Context): Promise<void> {
  await ctx.tx.sites.put(site);
  await giveKey(site, ctx);
}

/** Keeps what somebody has changed in a site; it is its last edit. */
export async function keepEdited(site: Site, changes: Partial<Site>, { tx, now }: Context): Promise<Site> {
  const edited = { ...site, ...changes, modifiedAt: now };
  await tx.sites.put(edited);
  return edited;
}

/** Gives a site a key that its own integrations call with. */
export async function giveKey({ id: siteId }: Site, { tx, ids, now }: Context): Promise<string> {
  const id = `w${await ids.token(hexadecimal, 32)}`;
  await tx.websiteKeys.put({ id, siteId, createdAt: now });
  return id;
}

async function freeSubdomain(subdomain: string, { tx }: Context): Promise<string> {
  const isFree = async (name: string) => (await tx.sites.find("subdomain", name, { limit: 1 })).rows.length === 0;
  if (!isVaried() || (await isFree(subdomain))) return subdomain;
  for (let number = 2; ; number += 1) {
    const name = variation(subdomain, number);
    if (await isFree(name)) return name;
  }
}

/** Deletes a site with its key and contacts, and answers what there is to announce. */
export async function deleteSite(site: Site, { tx }: Context): Promise<readonly News[]> {
  const { id } = site;
  if (!isGone(site)) return websiteDeleted(site);
  await tx.sites.delete(id);
  for (const left of remains(site)) await tx.sites.put(left);
  for (const key of keysGone((await tx.websiteKeys.find("site", String(id))).rows)) await tx.websiteKeys.delete(key.id);
  for (const contact of (await tx.contacts.find("site", String(id))).rows) await tx.contacts.delete(contact.id);
  for (const assignment of (await tx.assignments.find("project", String(site.projectId))).rows)
    if (assignment.siteId === id) await tx.assignments.delete(assignment.id);
  return websiteDeleted(site);
}

/** Deletes a project with all that is in it, and answers what there is to announce: the sites, then the project. */
export async function deleteProject(project: Project, ctx: Context): Promise<readonly News[]> {
  const { tx } = ctx;
  const sites = (await sitesOf(project, ctx)).toSorted((one, other) => one.id - other.id);
  const news: News[] = [];
  for (const site of sites) news.push(...(await deleteSite(site, ctx)));
  for (const { id } of (await tx.assignments.find("project", String(project.id))).rows) await tx.assignments.delete(id);
  await tx.projects.delete(project.id);
  return [...news, ...projectDeleted(project)];
}
