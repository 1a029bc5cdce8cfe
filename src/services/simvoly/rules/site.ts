import { rule } from "../contract.ts";
import type { Project, Site } from "../tables.ts";

type SiteType = Site["type"];

const typeByTemplate = rule(
  "template-decides-type",
  (type: SiteType) => type,
  (): SiteType => "WEBSITE",
);

const typeWithoutTemplate = rule(
  "site-without-template-is-a-website",
  (): SiteType => "WEBSITE",
  (): SiteType => "FUNNEL",
);

/** `template`: the type that the template chosen stands for. */
export const typeOf = (template: SiteType | undefined): SiteType =>
  template === undefined ? typeWithoutTemplate() : typeByTemplate(template);

/** A site has no template until one is chosen. */
export const hasTemplate = rule(
  "no-template-yet",
  ({ templateId }: Site) => templateId !== undefined,
  () => true,
);

type Beginning = Pick<Project, "status" | "planId">;

export const beginning = rule(
  "project-starts-on-trial",
  (): Beginning => ({ status: "TRIAL", planId: 0 }),
  (): Beginning => ({ status: "EXPIRED", planId: 0 }),
);

/** The sites that a new project has. */
export const firstSites = rule(
  "project-holds-its-first-site",
  (site: Site): readonly Site[] => [site],
  () => [],
);

/** How a project and its first site are called. */
export const namesOf = rule(
  "name-of-project-and-site",
  (wished: string | undefined, usual: string) => wished ?? usual,
  (_wished, usual) => usual,
);

interface Called {
  readonly firstName?: string | undefined;
  readonly template?: string | undefined;
}

/** A project is called by its customer, an added site by its template. */
export const usualName = rule(
  "default-names",
  ({ firstName = "", template }: Called) => template ?? (firstName === "" ? "Website" : `${firstName}'s Website`),
  () => "",
);

export const firstNameOf = (name: string): string => name.trim().split(/\s+/, 1)[0] ?? "";
