import { html } from "../../../core/html.ts";
import { type Page, sheet } from "../../../core/page.ts";
import { demand } from "../../../core/refusal.ts";
import { reachOf } from "../assignments.ts";
import { builderAddress, logIn } from "../builder-access.ts";
import type { Context } from "../contract.ts";
import * as errors from "../errors.ts";
import { sitesOf, thePlatform, userByEmail } from "../lookup.ts";
import { editable } from "../rules/access.ts";
import { siteFor, usualPath } from "../rules/session.ts";
import type { Site, User } from "../tables.ts";

/** Where a user logs in by the link of a password-reset e-mail; passwords are not kept, so any is taken. */
export const signIn: Page<Context> = {
  async view(ctx, { email = "" }) {
    const { domain } = await thePlatform(ctx);
    return sheet({
      title: "Log in to your website",
      above: domain,
      content: html`<form method="post" action="${ctx.url("/_stage/sign-in")}">
<label>E-mail address <input name="email" type="email" value="${email}" required autocomplete="username"></label>
<label>Password <input name="password" type="password" required autocomplete="current-password"></label>
<button>Log in</button></form>
<p>Passwords are not kept here: any is taken.</p>`,
    });
  },

  async act({ email = "", password = "" }, ctx) {
    const user = await userByEmail(email, ctx);
    demand(user, () => errors.notSo("Nobody has this address."));
    demand(password !== "", () => errors.notSo("Enter a password."));
    await ctx.tx.users.put({ ...user, hasPassword: true });
    const site = await siteOf(user, ctx);
    demand(site, () => errors.notSo("You have no website yet."));
    const { id: cookie } = await logIn(user, ctx);
    return { to: builderAddress({ site, path: usualPath(), cookie }, ctx) };
  },
};

/** The site edited last, of all that a user may edit. */
async function siteOf(user: User, ctx: Context): Promise<Site | undefined> {
  const { tx } = ctx;
  const assigned = (await tx.assignments.find("user", String(user.id))).rows.map(({ projectId }) => projectId);
  const owned = (await tx.projects.find("owner", String(user.id))).rows.map(({ id }) => id);
  const sites: Site[] = [];
  for (const id of new Set([...owned, ...assigned])) {
    const project = await tx.projects.get(id);
    if (project) sites.push(...editable(await reachOf(user, project, ctx), await sitesOf(project, ctx)));
  }
  return siteFor(undefined, sites);
}
