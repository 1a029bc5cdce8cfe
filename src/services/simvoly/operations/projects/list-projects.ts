import { demand } from "../../../../core/refusal.ts";
import { type Context, operation } from "../../contract.ts";
import { customerFound } from "../../customers.ts";
import * as errors from "../../errors.ts";
import { listed } from "../../rules/access.ts";
import { inOrder } from "../../rules/catalogue.ts";
import { hasEmptyList, isNamedOnce } from "../../rules/customer.ts";
import type { Project, User } from "../../tables.ts";

export const listProjects = operation("listProjects")(async ({ query }, ctx) => {
  const { externalCustomerId, userId, customerEmail: email } = query;
  const named = { externalCustomerId, userId, email };
  demand(isNamedOnce(named), errors.customerNotNamedOnce);
  const user = await customerFound(named, ctx);
  demand(user || hasEmptyList(), () => errors.userUnknown(ctx));

  const projects = user ? listed(await ownedBy(user, ctx), await assignedTo(user, ctx)) : [];
  const body = inOrder(projects).map(({ id, name, status, ownerId }) => ({
    name,
    id,
    status,
    isOwner: ownerId === user?.id,
  }));
  return { status: 200, body };
});

const ownedBy = async ({ id }: User, { tx }: Context): Promise<readonly Project[]> =>
  (await tx.projects.find("owner", String(id))).rows;

async function assignedTo({ id }: User, { tx }: Context): Promise<readonly Project[]> {
  const { rows } = await tx.assignments.find("user", String(id));
  const projects = [];
  for (const projectId of new Set(rows.map((assignment) => assignment.projectId))) {
    const project = await tx.projects.get(projectId);
    if (project) projects.push(project);
  }
  return projects;
}
