import type { RawRequest } from "../../../core/http.ts";
import { toMillis } from "../../../core/instant.ts";
import { rule } from "../contract.ts";

export interface Credentials {
  readonly key: string;
  readonly token: string;
}

/** Key and token, parted at the first colon; undefined without a key. */
export function credentialsOf({ headers }: RawRequest): Credentials | undefined {
  const sent = headers.authentication?.trim() ?? "";
  const colon = sent.indexOf(":");
  const key = colon < 0 ? sent : sent.slice(0, colon);
  return key === "" ? undefined : { key, token: colon < 0 ? "" : sent.slice(colon + 1) };
}

/** Whether a key that was sent is the one that was issued. */
export const isSameKey = rule(
  "api-key-in-any-case",
  (issued: string, sent: string) => issued.toLowerCase() === sent.toLowerCase(),
  (issued, sent) => issued === sent,
);

export type Api = "access" | "manage";

const addresses = /^\/api\/(Property|Resource|TemporaryUserToken|AmpResourceAccess)\/([^/]+)/;

export interface Asked {
  readonly api: Api;
  /** The key in the path, decoded. */
  readonly key: string;
  readonly isAmp: boolean;
}

/** Which of the two APIs a path belongs to, and whose key it names. */
export function askedOf({ path }: RawRequest): Asked {
  const [, kind, encoded = ""] = addresses.exec(path) ?? [];
  return { api: kind === "Property" ? "manage" : "access", key: decoded(encoded), isAmp: kind === "AmpResourceAccess" };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A browser cannot sign; the key in the path is enough. */
export const isUnsigned = rule(
  "amp-routes-unsigned",
  ({ isAmp }: Asked) => isAmp,
  () => false,
);

const rfc1123 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

/** Milliseconds since 1970 of a Timestamp header; undefined where it is none. */
export function timestampOf(sent: string | undefined): number | undefined {
  if (sent === undefined || !rfc1123.test(sent)) return undefined;
  const millis = toMillis(sent);
  return Number.isNaN(millis) ? undefined : millis;
}

export const fiveMinutes = 300_000;

/** How far a timestamp is ahead of the nearest of the clocks that count. */
export const aheadOf = (sent: number, clocks: readonly number[]): number =>
  clocks.map((clock) => sent - clock).toSorted((one, other) => Math.abs(one) - Math.abs(other))[0] ?? 0;
