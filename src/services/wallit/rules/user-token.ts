import { equalSecrets, hmac } from "../../../core/crypto.ts";
import { fromMillis, type Instant, parseDuration, plus } from "../../../core/instant.ts";
import { rule, type Settings } from "../contract.ts";
import type { Property } from "../tables.ts";
import { millisOfTicks, ticksOf } from "./dates.ts";

export interface UserToken {
  readonly userId: string;
  readonly ticks: string;
  readonly seal: string;
}

const form = /^([0-9a-f-]{36})\|(\d{18})\|([A-Za-z0-9]{40,41})$/;
const varying = 8;

/** Takes a user token apart; undefined where it is none. */
export function readToken(sent: string | undefined): UserToken | undefined {
  const [, userId = "", ticks = "", seal = ""] = form.exec(sent ?? "") ?? [];
  return userId === "" ? undefined : { userId, ticks, seal };
}

export const sealVaryingLength = varying;

/** The seal of a token: some letters that vary, and a proof over them, the user and the time. */
function sealOf(userId: string, ticks: string, vary: string, { tokenSecret }: Property): string {
  const proof = hmac("sha256", tokenSecret, `${userId}|${ticks}|${vary}`, "base64");
  return `${vary}${proof
    .replaceAll("+", "a")
    .replaceAll("/", "b")
    .slice(0, 40 - varying)}`;
}

interface Issue {
  readonly userId: string;
  readonly at: Instant;
  /** So many letters by chance that two tokens of the same moment differ. */
  readonly vary: string;
}

export function sealedToken({ userId, at, vary }: Issue, property: Property): string {
  const ticks = ticksOf(at);
  return `${userId}|${ticks}|${sealOf(userId, ticks, vary, property)}`;
}

/** Whether the property itself has made the token. */
export const isGenuine = rule(
  "forged-user-token-is-anonymous",
  ({ userId, ticks, seal }: UserToken, property: Property) =>
    equalSecrets(seal, sealOf(userId, ticks, seal.slice(0, varying), property)),
  () => true,
);

/** Until when a token issued at an instant is good; null for ever. */
export function tokenEnd(at: Instant, lifetime: Settings["user-token-lifetime"]): Instant | null {
  const span = parseDuration(lifetime);
  return span ? plus(at, span) : null;
}

export const isOutlived = rule(
  "user-token-outlived",
  ({ ticks }: UserToken, now: Instant, lifetime: Settings["user-token-lifetime"]) => {
    const end = tokenEnd(fromMillis(millisOfTicks(ticks)), lifetime);
    return end !== null && end <= now;
  },
  () => false,
);

/** Nobody knows a reader without a token: it is somebody new. */
export const anonymousUser = rule(
  "anonymous-user-without-token",
  (fresh: string) => fresh,
  () => "00000000-0000-0000-0000-000000000000",
);

/** The token of an answer. */
export const renewed = rule(
  "user-token-renewed-on-every-answer",
  (fresh: string, _sent: string | undefined) => fresh,
  (fresh, sent) => sent || fresh,
);

/** For whom a temporary token stands. */
export const restored = rule(
  "temporary-token-restores-user",
  (userId: string, _fresh: string) => userId,
  (_userId, fresh) => fresh,
);

export const isSpider = rule(
  "spider-reads-everything",
  (temporaryToken: string, { spiderToken }: Property) => equalSecrets(temporaryToken, spiderToken),
  () => false,
);
