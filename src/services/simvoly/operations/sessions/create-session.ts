import { alphanumeric } from "../../../../core/alphabets.ts";
import { demand } from "../../../../core/refusal.ts";
import { reachOf } from "../../assignments.ts";
import { type Context, operation } from "../../contract.ts";
import { customerFound } from "../../customers.ts";
import * as errors from "../../errors.ts";
import { sitesOf } from "../../lookup.ts";
import { placeOf } from "../../place.ts";
import { editable, mayEdit, mayEnter } from "../../rules/access.ts";
import { isNamedOnce, type Named } from "../../rules/customer.ts";
import { endOfSession, pathFor, timesOf } from "../../rules/session.ts";
import type { Session, User } from "../../tables.ts";

export const createSession = operation("createSession")(async ({ body = {} }, ctx) => {
  const { tx, ids, now } = ctx;
  const { projectId, websiteId } = body;
  demand(projectId !== undefined || websiteId != null, errors.sessionNeedsPlace);
  const named = { externalCustomerId: body.externalCustomerId, userId: body.userId, email: body.userEmail };
  demand(isNamedOnce(named), errors.customerNotNamedOnce);
  const { project, site } = await placeOf(
    { projectId, websiteId: websiteId ?? undefined },
    ctx,
    errors.sessionSiteGone,
  );
  const user = await customerNamed(named, ctx);
  demand(!site || site.projectId === project.id, () => errors.sessionElsewhere(site?.projectId ?? 0));
  const reach = await reachOf(user, project, ctx);
  const open = editable(reach, await sitesOf(project, ctx));
  demand(site ? mayEdit(site, open) : mayEnter(reach), () => errors.noAccess(project.ownerId));
  demand(site || open.length > 0, errors.sessionLeadsNowhere);

  const session: Session = {
    id: await ids.token(alphanumeric, 40),
    userId: user.id,
    projectId: project.id,
    ...(site ? { siteId: site.id } : {}),
    path: pathFor(body.path),
    createdAt: now,
    expiresAt: endOfSession(now),
  };
  await tx.sessions.put(session);
  const accessUrl = ctx.url(`/api/platform/session/${session.id}`);
  return { status: 200, body: { token: session.id, accessUrl, ...timesOf(session) } };
});

/** A customer who is known; nobody is made on the way. */
async function customerNamed(named: Named, ctx: Context): Promise<User> {
  const found = await customerFound(named, ctx);
  const isExternal = named.externalCustomerId !== undefined;
  demand(found, () => (isExternal ? errors.sessionForNobody(ctx) : errors.userUnknown(ctx)));
  return found;
}
