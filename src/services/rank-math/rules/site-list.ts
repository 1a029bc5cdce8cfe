import type { Instant, Span } from "../../../core/instant.ts";
import { rule } from "../contract.ts";
import type { Site } from "../tables.ts";

/** How long after a question the next one follows. */
export const untilNextQuestion = rule(
  "site-list-polled-every-two-hours",
  (): Span | undefined => ({ hours: 2 }),
  () => undefined,
);

export const banMissing = rule(
  "missing-site-banned",
  (site: Site, isListed: boolean, now: Instant): Site =>
    isListed || site.bannedAt !== undefined ? site : { ...site, bannedAt: now },
  (site) => site,
);

export const unbanReturned = rule(
  "returning-site-unbanned",
  (site: Site, isListed: boolean): Site => {
    if (!isListed || site.bannedAt === undefined) return site;
    const { bannedAt: _, ...free } = site;
    return free;
  },
  (site) => site,
);

/** The sites that an answer lists; undefined where it is no list. */
export const sitesListed = rule(
  "unreadable-site-list-ignored",
  (status: number, body: string): readonly string[] | undefined =>
    status >= 200 && status < 300 ? textsIn(body) : undefined,
  (_status, body) => textsIn(body) ?? [],
);

function textsIn(json: string): readonly string[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((item): item is string => typeof item === "string");
  return texts.length === value.length ? texts : undefined;
}

/** An address as sites are compared. */
export const siteKey = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/+$/, "");
