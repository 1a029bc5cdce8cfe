import { rule, type Settings } from "../contract.ts";
import type { Assignment, Plan, Project, Site } from "../tables.ts";

/** What plans limit, in the order in which they list it. */
const limits = [
  "pages",
  "storage",
  "bandwidth",
  "contributors",
  "storeProducts",
  "members",
  "funnels",
  "websites",
  "bookingOperators",
  "bookingServices",
] as const;

export type Limit = (typeof limits)[number];
export type Limits = Readonly<Record<Limit, number>>;

/** A limit as a figure; infinite where there is none. */
export const figureOf = rule(
  "999-is-no-limit",
  (limit: number) => (limit >= 999 ? Number.POSITIVE_INFINITY : limit),
  (limit) => limit,
);

/** Whose usage counts where one of a project's sites is asked about, or all. */
export const counted = rule(
  "limits-of-whole-project",
  (sites: readonly Site[], _asked: Site | undefined): readonly Site[] => sites,
  (sites, asked) => (asked ? [asked] : sites.slice(0, 1)),
);

export const contributorsOf = rule(
  "contributors-are-assigned",
  (project: Project, assignments: readonly Assignment[], setting: Settings["contributors"]) => {
    const owner = setting === "assigned-and-owner" ? [project.ownerId] : [];
    return new Set([...assignments.map(({ userId }) => userId), ...owner]).size;
  },
  () => 0,
);

/** What sites use together. */
export function usageOf(sites: readonly Site[], contributors: number): Limits {
  const sum = (of: (site: Site) => number) => sites.reduce((total, site) => total + of(site), 0);
  return {
    pages: sum(({ usage }) => usage.pages),
    storage: sum(({ usage }) => usage.storage),
    bandwidth: sum(({ usage }) => usage.bandwidth),
    contributors,
    storeProducts: sum(({ usage }) => usage.storeProducts),
    members: sum(({ usage }) => usage.members),
    funnels: sum(({ type }) => (type === "FUNNEL" ? 1 : 0)),
    websites: sum(({ type }) => (type === "WEBSITE" ? 1 : 0)),
    bookingOperators: sum(({ usage }) => usage.bookingOperators),
    bookingServices: sum(({ usage }) => usage.bookingServices),
  };
}

/** Which of several exceeded limits is named. */
const named = rule(
  "first-exceeded-limit-named",
  (exceeded: readonly Limit[]) => exceeded.at(0),
  (exceeded) => exceeded.at(-1),
);

/** The limit of a plan that is exceeded; undefined where all is within. */
export const exceededOf = (usage: Limits, plan: Plan): Limit | undefined =>
  named(limits.filter((limit) => usage[limit] > figureOf(plan[limit])));

interface Checked {
  readonly success: boolean;
  readonly message?: string;
}

/** The answer to the question whether usage fits a plan. */
export const answerTo = rule(
  "limits-answered-not-refused",
  (exceeded: Limit | undefined, usage: Limits, plan: Plan): Checked =>
    exceeded === undefined
      ? { success: true }
      : { success: false, message: `Limit exceeded: ${exceeded} (${usage[exceeded]} of ${plan[exceeded]})` },
  () => ({ success: true }),
);

/** How many sites of a type a project may have; on trial one of each. */
export const sitesAllowed = (type: Site["type"], plan: Plan | undefined): number => {
  if (!plan) return 1;
  return figureOf(type === "FUNNEL" ? plan.funnels : plan.websites);
};
