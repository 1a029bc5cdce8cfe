import { alphanumeric } from "../../core/alphabets.ts";
import type { Context } from "./contract.ts";
import { cookieFor, endOfLogin } from "./rules/session.ts";
import type { Login, Site, User } from "./tables.ts";

interface Way {
  readonly user: Pick<User, "id">;
  readonly site: Site;
  readonly path: string;
  /** The session by which somebody comes; without it they are known by their log-in. */
  readonly session?: string;
}

/** Logs a browser in for a day. */
export async function logIn({ id: userId }: Pick<User, "id">, { tx, ids, now }: Context): Promise<Login> {
  const login: Login = { id: await ids.token(alphanumeric, 32), userId, createdAt: now, expiresAt: endOfLogin(now) };
  await tx.logins.put(login);
  return login;
}

/** The stand-in builder's address for somebody who is let in. */
export function builderAddress({ site, path, session, cookie }: Omit<Way, "user"> & { cookie?: string }, ctx: Context) {
  const by = session === undefined ? { cookie: cookie ?? "" } : { session };
  return ctx.url(`/_stage/builder?${new URLSearchParams({ ...by, websiteId: String(site.id), path })}`);
}

/** Lets somebody in: a redirect to the builder, with the cookie of a new log-in. */
export async function letIn({ user, ...way }: Way, ctx: Context) {
  const login = await logIn(user, ctx);
  const location = builderAddress({ ...way, cookie: login.id }, ctx);
  return { status: 302, body: undefined, headers: { location, ...cookieFor(login) } } as const;
}
