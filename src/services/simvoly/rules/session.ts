import { type Instant, plus, type Span, toUnix } from "../../../core/instant.ts";
import { rule, type Settings } from "../contract.ts";
import type { Login, Session, Site } from "../tables.ts";

export const sessionLifetime: Span = { seconds: 900 };
export const loginLifetime: Span = { hours: 24 };

/** Whether an access address lets somebody in. */
export const isOpen = ({ expiresAt, usedAt }: Session, now: Instant, uses: Settings["session-uses"]): boolean =>
  now < expiresAt && (uses === "any-number" || usedAt === undefined);

interface Times {
  readonly createdAt: number;
  readonly expiresAt: number;
}

export const timesOf = rule(
  "session-times-shown",
  ({ createdAt, expiresAt }: Session): Times => ({ createdAt: toUnix(createdAt), expiresAt: toUnix(expiresAt) }),
  ({ createdAt }) => ({ createdAt: toUnix(createdAt), expiresAt: toUnix(createdAt) }),
);

const lastModified = rule(
  "session-to-last-modified-site",
  (sites: readonly Site[]): Site | undefined =>
    sites.toSorted((one, other) => other.modifiedAt.localeCompare(one.modifiedAt) || other.id - one.id)[0],
  (sites) => sites[0],
);

const named = rule(
  "session-to-named-site",
  (siteId: number | undefined) => siteId,
  () => undefined,
);

/** The site that somebody gets to, of those that they may edit. */
export function siteFor(siteId: number | undefined, sites: readonly Site[]): Site | undefined {
  const id = named(siteId);
  return id === undefined ? lastModified(sites) : sites.find((site) => site.id === id);
}

const followed = rule(
  "session-path-followed",
  (path: string): string | undefined => path,
  () => undefined,
);

export const usualPath = rule(
  "session-default-path",
  () => "/me/website",
  () => "/",
);

/** A path of the builder; whatever could lead elsewhere counts as none. */
export const isPathOfBuilder = (path: string): boolean => /^\/(?![/\\])[^\s\\]*$/.test(path);

/** Where in the builder a session leads to. */
export const pathFor = (sent: string | undefined): string => {
  const path = sent !== undefined && isPathOfBuilder(sent) ? followed(sent) : undefined;
  return path ?? usualPath();
};

/** The cookie by which a browser stays logged in. */
export const cookieFor = rule(
  "session-logs-in",
  ({ id }: Login): Readonly<Record<string, string>> => ({
    "set-cookie": `builder=${id}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax`,
  }),
  () => ({}),
);

export const endOfSession = (now: Instant): Instant => plus(now, sessionLifetime);
export const endOfLogin = (now: Instant): Instant => plus(now, loginLifetime);
