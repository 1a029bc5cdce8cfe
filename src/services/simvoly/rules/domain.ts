import { rule } from "../contract.ts";
import type { Platform, Site } from "../tables.ts";

export const keptAs = rule(
  "domain-kept-in-small-letters",
  (domain: string) => domain.toLowerCase(),
  (domain) => domain,
);

/** Whether a domain is the platform's own, or below it. */
export const isBelow = (domain: string, { domain: platform }: Platform): boolean =>
  domain === platform || domain.endsWith(`.${platform}`);

export const shownDomain = rule(
  "domain-shown-while-connected",
  ({ domain }: Site) => domain ?? null,
  () => null,
);
