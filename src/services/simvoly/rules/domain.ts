import { rule } from "../contract.ts";
import type { Site } from "../tables.ts";

export const keptAs = rule(
  "domain-kept-in-small-letters",
  (domain: string) => domain.toLowerCase(),
  (domain) => domain,
);

export const shownDomain = rule(
  "domain-shown-while-connected",
  ({ domain }: Site) => domain ?? null,
  () => null,
);
