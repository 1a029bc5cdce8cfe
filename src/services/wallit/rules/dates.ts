import { type Instant, parseInstant, toMillis } from "../../../core/instant.ts";

const withoutZone = /T\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;

/** Reads ISO 8601; without a zone it is UTC, and of a fraction milliseconds count. Undefined where it is none. */
export function instantOf(sent: string): Instant | undefined {
  const text = sent.trim().replace(/(\.\d{3})\d+/, "$1");
  return parseInstant(withoutZone.test(text) ? `${text}Z` : text);
}

/** An instant as the vendor makes it, e.g. `2026-11-22T10:14:05.1230000Z`. */
export const moment = (instant: Instant): string => `${instant.slice(0, -1)}0000Z`;

/** An instant as the vendor keeps it, e.g. `2026-11-22T10:14:05.12`. */
export const storedMoment = (instant: Instant): string =>
  instant.slice(0, -1).replace(/\.(\d*?)0+$/, (_, digits: string) => (digits === "" ? "" : `.${digits}`));

/** A date of publication: seconds, without zone. */
export const publicationMoment = (instant: Instant): string => instant.slice(0, 19);

const from0001 = 62_135_596_800_000;

/** .NET's ticks of 100 nanoseconds since the year 1, 18 digits. */
export const ticksOf = (instant: Instant): string => `${toMillis(instant) + from0001}0000`;

/** Milliseconds since 1970. */
export const millisOfTicks = (ticks: string): number => Number(ticks.slice(0, -4)) - from0001;
