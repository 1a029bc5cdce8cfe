import { rule } from "../contract.ts";
import type { Site, WebsiteKey } from "../tables.ts";

/** Whether a site that is deleted goes. */
export const isGone = rule(
  "deleted-site-is-gone",
  (_site: Site) => true,
  () => false,
);

/** What is left of a deleted site, so that its names stay taken. */
export const remains = rule(
  "deleted-site-frees-its-names",
  (_site: Site): readonly Site[] => [],
  (site) => [{ ...site, projectId: 0 }],
);

/** Keys that are none any more when their site is deleted. */
export const keysGone = rule(
  "deleted-site-loses-its-key",
  (keys: readonly WebsiteKey[]) => keys,
  () => [],
);
