import { demand } from "../../../../core/refusal.ts";
import { reachOf } from "../../assignments.ts";
import { letIn } from "../../builder-access.ts";
import { type Context, operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { sitesOf } from "../../lookup.ts";
import { editable } from "../../rules/access.ts";
import { isOpen, siteFor } from "../../rules/session.ts";
import type { Session, Site } from "../../tables.ts";

export const openSession = operation("openSession")(async ({ path }, ctx) => {
  const { tx, now, settings } = ctx;
  const session = await tx.sessions.get(path.token);
  demand(session, errors.sessionUnknown);
  demand(isOpen(session, now, settings["session-uses"]), () => errors.sessionOver(settings));
  const site = await siteOf(session, ctx);
  demand(site, errors.sessionLeadsNowhere);

  await tx.sessions.put({ ...session, usedAt: session.usedAt ?? now });
  return letIn({ user: { id: session.userId }, site, path: session.path, session: session.id }, ctx);
});

/** The site that a session leads to now; undefined where site, project or user has gone, or where access was withdrawn. */
async function siteOf({ userId, projectId, siteId }: Session, ctx: Context): Promise<Site | undefined> {
  const project = await ctx.tx.projects.get(projectId);
  const user = await ctx.tx.users.get(userId);
  if (!project || !user) return undefined;
  return siteFor(siteId, editable(await reachOf(user, project, ctx), await sitesOf(project, ctx)));
}
