import type { Context } from "./contract.ts";
import { websiteUnknown } from "./errors.ts";
import { projectNamed, projectOf, siteNamed } from "./lookup.ts";
import type { Project, Site } from "./tables.ts";

interface Named {
  readonly projectId: number | undefined;
  readonly websiteId: number | undefined;
}

export interface Place {
  readonly project: Project;
  readonly site: Site | undefined;
}

/**
 * The project that is named, else that of the website; whether the two belong together is left to the caller.
 * `refusal`: of a website that is not there.
 */
export async function placeOf({ projectId, websiteId }: Named, ctx: Context, refusal = websiteUnknown): Promise<Place> {
  const named = projectId === undefined ? undefined : await projectNamed(projectId, ctx);
  const site = websiteId === undefined ? undefined : await siteNamed(websiteId, ctx, refusal);
  if (named) return { project: named, site };
  if (!site) throw new Error("a place is named by a project or a website");
  return { project: await projectOf(site, ctx), site };
}
