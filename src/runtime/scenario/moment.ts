import { type Instant, parseInstant, parseOffset, plus } from "../../core/instant.ts";

/** An offset from now, or an instant, in a year of four digits. */
export function momentOf(text: string, now: Instant): Instant | undefined {
  const span = parseOffset(text);
  if (!span) return parseInstant(text);
  try {
    const moment = plus(now, span);
    return /^\d{4}-/.test(moment) ? moment : undefined;
  } catch {
    return undefined;
  }
}

export const momentFormat = "an offset like -1y +8h, or an instant like 2026-11-22T10:00:00Z";
