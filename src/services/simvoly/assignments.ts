import type { Context } from "./contract.ts";
import type { Reach } from "./rules/access.ts";
import type { Assignment, Project, User } from "./tables.ts";

export const assignmentsIn = async ({ id }: Pick<Project, "id">, { tx }: Context): Promise<readonly Assignment[]> =>
  (await tx.assignments.find("project", String(id))).rows;

/** What a user may do in a project. */
export const reachOf = async (user: User, project: Project, ctx: Context): Promise<Reach> => ({
  user,
  project,
  assignments: (await assignmentsIn(project, ctx)).filter(({ userId }) => userId === user.id),
});

/** Makes a user an admin of a site, or of the whole project. Whoever is it already stays so. */
export async function assign({ user, project, assignments }: Reach, siteId: number | undefined, ctx: Context) {
  const { tx, ids, now } = ctx;
  const isThere = assignments.some((one) => one.siteId === undefined || one.siteId === siteId);
  if (isThere || project.ownerId === user.id) return;
  await tx.assignments.put({
    id: await ids.next("assignment"),
    userId: user.id,
    projectId: project.id,
    ...(siteId === undefined ? {} : { siteId }),
    createdAt: now,
  });
}
