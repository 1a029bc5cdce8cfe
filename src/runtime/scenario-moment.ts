import { type Instant, parseInstant, parseOffset, plus } from "../core/instant.ts";

/** An offset from now, or an instant. */
export const momentOf = (text: string, now: Instant): Instant | undefined => {
  const span = parseOffset(text);
  return span ? plus(now, span) : parseInstant(text);
};
