import { demand } from "../../../../core/refusal.ts";
import { announce } from "../../announce.ts";
import { assign, reachOf } from "../../assignments.ts";
import { operation } from "../../contract.ts";
import { customerOrNew, settled } from "../../customers.ts";
import * as errors from "../../errors.ts";
import { placeOf } from "../../place.ts";
import { isNamedOnce } from "../../rules/customer.ts";

export const assignCustomer = operation("assignCustomer")(async ({ body }, ctx) => {
  const place = { projectId: body.projectId ?? undefined, websiteId: body.websiteId ?? undefined };
  demand(place.projectId !== undefined || place.websiteId !== undefined, errors.assignmentNeedsPlace);
  const named = { externalCustomerId: body.externalCustomerId, userId: body.userId };
  demand(isNamedOnce(named), errors.customerNotNamedOnce);
  const { project, site } = await placeOf(place, ctx);
  const found = await customerOrNew(named, ctx);
  demand(!site || site.projectId === project.id, () => errors.assignedElsewhere(site?.projectId ?? 0));

  const { user, news } = await settled(found, body, ctx);
  await assign(await reachOf(user, project, ctx), site?.id, ctx);
  await announce(news, ctx);
  return { status: 200, body: { success: true } };
});
