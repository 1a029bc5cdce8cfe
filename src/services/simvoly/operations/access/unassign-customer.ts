import { demand } from "../../../../core/refusal.ts";
import { assign, reachOf } from "../../assignments.ts";
import { type Context, operation } from "../../contract.ts";
import { customerFound } from "../../customers.ts";
import * as errors from "../../errors.ts";
import { sitesOf } from "../../lookup.ts";
import { placeOf } from "../../place.ts";
import { type Reach, withdrawn } from "../../rules/access.ts";
import { isNamedOnce } from "../../rules/customer.ts";

export const unassignCustomer = operation("unassignCustomer")(async ({ body }, ctx) => {
  const named = { externalCustomerId: body.externalCustomerId, userId: body.userId };
  demand(isNamedOnce(named), errors.customerNotNamedOnce);
  const { project, site } = await placeOf({ projectId: body.projectId, websiteId: body.websiteId ?? undefined }, ctx);
  const user = await customerFound(named, ctx);
  demand(user, () => errors.userUnknown(ctx));
  demand(!site || site.projectId === project.id, () => errors.unassignedElsewhere(site?.projectId ?? 0));
  const isOwner = project.ownerId === user.id;
  demand(!isOwner || ctx.settings["unassign-owner"] === "ignored", errors.ownerStays);

  const reach = await reachOf(user, project, ctx);
  const { gone } = await withdraw(reach, site?.id, ctx);
  const mayBeStranger = isOwner || ctx.settings["unassign-stranger"] === "succeeds";
  demand(gone > 0 || mayBeStranger, errors.notAssigned);
  return { status: 200, body: { success: true } };
});

async function withdraw(reach: Reach, siteId: number | undefined, ctx: Context): Promise<{ gone: number }> {
  const { gone, kept } = withdrawn(reach.assignments, siteId, await sitesOf(reach.project, ctx));
  for (const { id } of gone) await ctx.tx.assignments.delete(id);
  for (const id of kept) await assign({ ...reach, assignments: [] }, id, ctx);
  return { gone: gone.length };
}
