import { demand } from "../../../../core/refusal.ts";
import { reachOf } from "../../assignments.ts";
import { type Context, operation } from "../../contract.ts";
import { customerFound, settled } from "../../customers.ts";
import * as errors from "../../errors.ts";
import { projectNamed, projectOf, sitesOf } from "../../lookup.ts";
import type { Place } from "../../place.ts";
import { editable, mayEnter } from "../../rules/access.ts";
import { isNamedOnce, type Named } from "../../rules/customer.ts";
import { endOfSession, pathFor, timesOf } from "../../rules/session.ts";
import type { Session, User } from "../../tables.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export const createSession = operation("createSession")(async ({ body = {} }, ctx) => {
  const { tx, ids, now } = ctx;
  const { projectId, websiteId } = body;
  demand(projectId !== undefined || websiteId != null, errors.sessionNeedsPlace);
  const named = { externalCustomerId: body.externalCustomerId, userId: body.userId, email: body.userEmail };
  demand(isNamedOnce(named), errors.customerNotNamedOnce);
  const { project, site } = await placeNamed(projectId, websiteId ?? undefined, ctx);
  const user = await customerNamed(named, ctx);
  demand(!site || site.projectId === project.id, () => errors.sessionElsewhere(site?.projectId ?? 0));
  const reach = await reachOf(user, project, ctx);
  const sites = await sitesOf(project, ctx);
  const mayEdit = editable(reach, sites);
  demand(site ? mayEdit.some(({ id }) => id === site.id) : mayEnter(reach), () => errors.noAccess(project.ownerId));
  demand(site || mayEdit.length > 0, errors.sessionLeadsNowhere);

  const session: Session = {
    id: await ids.token(letters, 40),
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

async function placeNamed(projectId: number | undefined, websiteId: number | undefined, ctx: Context): Promise<Place> {
  const named = projectId === undefined ? undefined : await projectNamed(projectId, ctx);
  const site = websiteId === undefined ? undefined : await ctx.tx.sites.get(websiteId);
  demand(websiteId === undefined || site, () => errors.sessionSiteGone(websiteId ?? 0, ctx));
  if (named) return { project: named, site };
  return { project: site ? await projectOf(site, ctx) : await projectNamed(0, ctx), site };
}

/** A customer who is known; nobody is made on the way. */
async function customerNamed(named: Named, ctx: Context): Promise<User> {
  const found = await customerFound(named, ctx);
  const isExternal = named.externalCustomerId !== undefined;
  demand(found || !isExternal, () => errors.sessionForNobody(ctx));
  demand(found || isExternal, () => errors.userUnknown(ctx));
  return (await settled(found, named, ctx)).user;
}
