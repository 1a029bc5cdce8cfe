import { demand } from "../../../../core/refusal.ts";
import { reachOf } from "../../assignments.ts";
import { letIn } from "../../builder-access.ts";
import { type Context, operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { sitesOf, thePlatform, userByExternalId } from "../../lookup.ts";
import { placeOf } from "../../place.ts";
import { editable, mayEdit, mayEnter } from "../../rules/access.ts";
import { askedAt, customerNamed, knownBrowser, loginAt } from "../../rules/build.ts";
import { siteFor, usualPath } from "../../rules/session.ts";

export const startDeprecatedBuild = operation("startDeprecatedBuild")(async ({ query }, ctx) => {
  const { projectId, websiteId } = query;
  demand(projectId !== undefined || websiteId !== undefined, errors.buildNeedsPlace);
  const { project, site: named } = await placeOf({ projectId, websiteId }, ctx);
  demand(!named || named.projectId === project.id, () => errors.sessionElsewhere(named?.projectId ?? 0));
  const { checkUrl = "", loginUrl = "" } = await thePlatform(ctx);
  demand(checkUrl !== "" && loginUrl !== "", errors.signOnNotSetUp);

  const browser = ctx.caller.kind === "browser" ? knownBrowser(ctx.caller.userId) : undefined;
  const externalId = browser === undefined ? await whoIs(query.token, checkUrl, ctx) : undefined;
  if (browser === undefined && externalId === undefined)
    return { status: 302, body: undefined, headers: { location: loginAt(loginUrl) } };

  const user = browser === undefined ? await userByExternalId(externalId ?? "", ctx) : await ctx.tx.users.get(browser);
  demand(user, () => errors.noAccess());
  const reach = await reachOf(user, project, ctx);
  const open = editable(reach, await sitesOf(project, ctx));
  demand(named ? mayEdit(named, open) : mayEnter(reach), () => errors.noAccess());
  const site = siteFor(named?.id, open);
  demand(site, errors.sessionLeadsNowhere);
  return letIn({ user, site, path: usualPath() }, ctx);
});

/** Asks the reseller who a token is: the customer's external id, or nobody's. */
async function whoIs(token: string, checkUrl: string, ctx: Context): Promise<string | undefined> {
  const url = askedAt(checkUrl, token);
  return customerNamed(url === undefined ? undefined : await ctx.ask({ kind: "http", url }));
}
