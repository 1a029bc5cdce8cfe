import type { RawRequest } from "../../../core/http.ts";
import { rule, type Settings } from "../contract.ts";

/** Which keys open an address. */
export type Family = "management" | "platform" | "site" | "browser";

const browserAddresses = /^\/api\/(?:v1\/build|platform\/session\/[^/]+)$/;

const needsNoKey = rule(
  "browsers-need-no-key",
  (path: string) => browserAddresses.test(path),
  () => false,
);

export function familyOf({ path }: Pick<RawRequest, "path">): Family {
  if (needsNoKey(path)) return "browser";
  if (path.startsWith("/api/site/")) return "site";
  return path.startsWith("/api/platform/") ? "platform" : "management";
}

/** What was sent by way of keys, each where it may stand. */
export interface SentKeys {
  /** X-CLIENT-KEY */
  readonly client: string | undefined;
  /** X-Platform-Key */
  readonly platform: string | undefined;
  readonly bearer: string | undefined;
}

const bearer = /^Bearer +(\S+) *$/i;

export const keysIn = ({ headers }: Pick<RawRequest, "headers">): SentKeys => ({
  client: headers["x-client-key"]?.trim() || undefined,
  platform: headers["x-platform-key"]?.trim() || undefined,
  bearer: bearer.exec(headers.authorization ?? "")?.[1],
});

/** The key by which the platform's server is known at an address of its own. */
export function platformKeyIn(
  { client, bearer }: SentKeys,
  family: "management" | "platform",
  other: Settings["other-key-header"],
): string | undefined {
  const [usual, unusual] = family === "management" ? [client, bearer] : [bearer, client];
  return usual ?? (other === "accepted" ? unusual : undefined);
}

/** Which site a website key opens: its own, and not the one at the host. */
export const siteOfWebsiteKey = rule(
  "website-key-opens-its-own-site",
  (own: number, _atHost: number | undefined): number | undefined => own,
  (_own, atHost) => atHost,
);

/** Which site the platform key opens: the one at the host. */
export const siteOfPlatformKey = rule(
  "platform-key-opens-every-site",
  (atHost: number | undefined) => atHost,
  (): number | undefined => undefined,
);

/** The host that a request names, in small letters and without port. */
export const hostOf = ({ headers }: Pick<RawRequest, "headers">): string =>
  (headers["x-forwarded-host"] ?? headers.host ?? "").trim().toLowerCase().replace(/:\d+$/, "");

/** What the builder's cookie holds; undefined without it. */
export const loginIn = ({ headers }: Pick<RawRequest, "headers">): string | undefined =>
  /(?:^|;)\s*builder=([A-Za-z0-9]+)\s*(?:;|$)/.exec(headers.cookie ?? "")?.[1];
