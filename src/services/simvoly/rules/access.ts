import { rule } from "../contract.ts";
import type { Assignment, Project, Site, User } from "../tables.ts";

/** Who owns a project that was made for a customer. */
export const ownerFor = rule(
  "creator-owns-project",
  ({ id }: User) => id,
  () => 0,
);

/** What a customer's list holds. */
export const listed = rule(
  "owned-and-assigned-listed",
  (owned: readonly Project[], assigned: readonly Project[]): readonly Project[] => [
    ...owned,
    ...assigned.filter(({ id }) => !owned.some((project) => project.id === id)),
  ],
  (owned) => owned,
);

/** Whether an assignment gives access to a site. */
const covers = rule(
  "assignment-to-site-or-project",
  (assignment: Assignment, siteId: number) => assignment.siteId === undefined || assignment.siteId === siteId,
  () => true,
);

export interface Reach {
  readonly user: User;
  readonly project: Project;
  /** Those of the user in the project. */
  readonly assignments: readonly Assignment[];
}

/** Those of a project's sites that a user may edit. */
export const editable = ({ user, project, assignments }: Reach, sites: readonly Site[]): readonly Site[] =>
  project.ownerId === user.id
    ? sites
    : sites.filter(({ id }) => assignments.some((assignment) => covers(assignment, id)));

/** Whether a site is among those that a user may edit. */
export const mayEdit = (site: Site, sites: readonly Site[]): boolean => sites.some(({ id }) => id === site.id);

/** Whether a user may enter a project at all. */
export const mayEnter = ({ user, project, assignments }: Reach): boolean =>
  project.ownerId === user.id || assignments.length > 0;

interface Withdrawal {
  readonly gone: readonly Assignment[];
  /** Sites that the customer keeps access to, of all that the project had given. */
  readonly kept: readonly number[];
}

/** What becomes of a customer's assignments in a project, whom it is withdrawn from: one site, or all. */
export const withdrawn = rule(
  "unassignment-withdraws-access",
  (assignments: readonly Assignment[], siteId: number | undefined, sites: readonly Site[]): Withdrawal => {
    if (siteId === undefined) return { gone: assignments, kept: [] };
    const wasWhole = assignments.some((assignment) => assignment.siteId === undefined);
    const others = sites.map(({ id }) => id).filter((id) => id !== siteId);
    const isGone = (assignment: Assignment) => assignment.siteId === undefined || assignment.siteId === siteId;
    const left = assignments.filter((assignment) => !isGone(assignment));
    const missing = others.filter((id) => !left.some((assignment) => assignment.siteId === id));
    return { gone: assignments.filter(isGone), kept: wasWhole ? missing : [] };
  },
  () => ({ gone: [], kept: [] }),
);
