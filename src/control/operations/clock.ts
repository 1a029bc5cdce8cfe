import { fromMillis, type Instant, parseDuration, plus, type Span } from "../../core/instant.ts";
import { ControlRefusal, controlOperation, sandboxNamed } from "../operation.ts";

/** An instant as the contract writes it; a day that its month lacks is none. */
export const instant = (text: string, field: string): Instant => {
  const millis = Date.parse(text);
  if (Number.isNaN(millis) || fromMillis(millis).slice(0, 10) !== text.slice(0, 10))
    throw new ControlRefusal(400, `${text} is not an instant`, { field, remedy: "write it as 2026-11-22T10:00:00Z" });
  return fromMillis(millis);
};

export const readClock = controlOperation("readClock", async ({ path }, context) => ({
  status: 200,
  body: sandboxNamed(path.sandbox, context).clock(),
}));

export const freezeClock = controlOperation("freezeClock", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  await sandbox.freeze(body.at === undefined ? undefined : instant(body.at, "at"));
  return { status: 200, body: sandbox.clock() };
});

export const advanceClock = controlOperation("advanceClock", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const span = body.by === undefined ? undefined : within(sandbox.clock().now, body.by);
  const target = span ?? { to: instant(body.to ?? "", "to") };
  try {
    await sandbox.advance(target);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ControlRefusal(400, error.message, { field: "to", remedy: "time only moves on; freezeClock sets it" });
  }
  return { status: 200, body: sandbox.clock() };
});

/** A duration that ends in a year of four digits, which is as far as instants go. */
function within(now: Instant, text: string): Span {
  const span = parseDuration(text) ?? {};
  if (/^\d{4}-/.test(reached(now, span))) return span;
  throw new ControlRefusal(400, `${text} leads past the year 9999`, { field: "by", remedy: "ask for less" });
}

function reached(now: Instant, span: Span): string {
  try {
    return plus(now, span);
  } catch {
    return "never";
  }
}
