import { type Html, html } from "../../../core/html.ts";
import { type Fields, type Page, sheet } from "../../../core/page.ts";
import { demand } from "../../../core/refusal.ts";
import { reachOf } from "../assignments.ts";
import type { Context } from "../contract.ts";
import * as errors from "../errors.ts";
import { projectOf, sitesOf, thePlatform } from "../lookup.ts";
import { editable, mayEdit } from "../rules/access.ts";
import { isPathOfBuilder, usualPath } from "../rules/session.ts";
import { keepEdited } from "../sites.ts";
import type { Project, Site, User } from "../tables.ts";

/** Somebody in the builder: who, at what, and which page of it. */
interface Visit {
  readonly user: User;
  readonly project: Project;
  readonly site: Site;
  readonly path: string;
}

/** Stands in for the builder: shows who is logged in to what, and lets them save. */
export const builder: Page<Context> = {
  async view(ctx, query) {
    const userId = await userIdOf(query, ctx);
    const { domain } = await thePlatform(ctx);
    if (userId === undefined) return { status: ctx.settings["session-expired-status"], document: over(domain) };
    const visit = await visitOf(userId, query, ctx);
    if (!visit) return { status: 404, document: gone(domain) };
    return editor(visit, query, { domain, action: ctx.url("/_stage/builder") });
  },

  async act(form, ctx) {
    const userId = await userIdOf(form, ctx);
    demand(userId !== undefined, () => errors.notSo("You are logged out: ask for a new link."));
    const visit = await visitOf(userId, form, ctx);
    demand(visit, () => errors.notSo("This website is not there any more, or you have no access to it."));
    const name = (form.name ?? "").trim() || visit.site.name;
    await keepEdited(visit.site, { name }, ctx);
    return { to: `/_stage/builder?${new URLSearchParams(kept(form))}` };
  },
};

const names = ["session", "cookie", "websiteId", "path"];

const kept = (fields: Fields): [string, string][] =>
  names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]));

/** Who comes by a session or a log-in that is not over. */
async function userIdOf({ session: token = "", cookie = "" }: Fields, { tx, now }: Context) {
  const known = (await tx.sessions.get(token)) ?? (await tx.logins.get(cookie));
  return known && now < known.expiresAt ? known.userId : undefined;
}

async function visitOf(userId: number, fields: Fields, ctx: Context): Promise<Visit | undefined> {
  const user = await ctx.tx.users.get(userId);
  const site = await ctx.tx.sites.get(Number(fields.websiteId));
  if (!user || !site) return undefined;
  const project = await projectOf(site, ctx);
  const open = editable(await reachOf(user, project, ctx), await sitesOf(project, ctx));
  if (!mayEdit(site, open)) return undefined;
  const { path = "" } = fields;
  return { user, project, site, path: isPathOfBuilder(path) ? path : usualPath() };
}

const over = (above: string): Html =>
  sheet({
    title: "Ask for a new link",
    above,
    content: html`<p>Nobody is logged in here, or not any more. Go back to where you came from, and ask for a new link to your website.</p>`,
  });

const gone = (above: string): Html =>
  sheet({
    title: "Website not found",
    above,
    content: html`<p>This website is not there any more, or you have no access to it.</p>`,
  });

interface Around {
  readonly domain: string;
  readonly action: string;
}

const editor = ({ user, project, site, path }: Visit, sent: Fields, { domain, action }: Around): Html =>
  sheet({
    title: site.name,
    above: domain,
    content: html`<dl>
<dt>Logged in as</dt><dd><b id="user">${user.name || user.email}</b></dd>
<dt>${site.type === "FUNNEL" ? "Funnel" : "Website"} ${site.id}</dt><dd id="host">${site.domain ?? `${site.subdomain}.${domain}`}</dd>
<dt>Project ${project.id}</dt><dd>${project.name} (<span id="status">${project.status}</span>)</dd>
<dt>Page</dt><dd id="path">${path}</dd></dl>
<form method="post" action="${action}">
${kept(sent).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label>Name of the website <input name="name" value="${site.name}" required></label><button>Save</button></form>`,
  });
