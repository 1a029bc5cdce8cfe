import { rule } from "../contract.ts";
import type { Project } from "../tables.ts";

/** The projects that a status sent to one of its sites acts on. */
export const actsOn = rule(
  "site-status-acts-on-project",
  (project: Project): readonly Project[] => [project],
  () => [],
);

/** What a project is that was active when it was activated. */
export const changed = rule(
  "activation-of-active-changes-plan",
  (_before: Project, after: Project) => after,
  (before) => before,
);

export const expiredAfter = rule(
  "expiry-keeps-plan",
  (project: Project): Project => ({ ...project, status: "EXPIRED", renewalFails: false }),
  (project): Project => ({ ...project, status: "EXPIRED", renewalFails: false, planId: 0 }),
);

/** Whether there is something to expire. */
export const isRunning = rule(
  "expiring-twice-succeeds",
  ({ status }: Project) => status !== "EXPIRED",
  () => true,
);
