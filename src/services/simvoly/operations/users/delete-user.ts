import { demand } from "../../../../core/refusal.ts";
import { announce } from "../../announce.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { userNamed } from "../../lookup.ts";
import { takenAlong } from "../../rules/user.ts";
import { deleteProject } from "../../sites.ts";

export const deleteUser = operation("deleteUser")(async ({ path }, ctx) => {
  const { tx } = ctx;
  const user = await userNamed(path.userId, ctx);
  const owned = (await tx.projects.find("owner", String(user.id))).rows;
  const active = owned.find(({ status }) => status === "ACTIVE");
  demand(!active, () => errors.ownsActiveProject(active?.id ?? 0));

  const assigned = (await tx.assignments.find("user", String(user.id))).rows;
  const { projects, assignments } = takenAlong({ projects: owned, assignments: assigned });
  for (const { id } of assignments) await tx.assignments.delete(id);
  for (const project of projects) await announce(await deleteProject(project, ctx), ctx);
  for (const { id } of (await tx.affiliates.find("user", String(user.id))).rows) await tx.affiliates.delete(id);
  await tx.users.delete(user.id);
  return { status: 200, body: { success: true } };
});
