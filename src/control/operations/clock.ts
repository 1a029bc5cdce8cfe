import type { components } from "../../../openapi/control/types.ts";
import { fromMillis, type Instant, parseDuration, plus, type Span } from "../../core/instant.ts";
import type { Sandbox } from "../../runtime/sandbox.ts";
import { ControlRefusal, controlOperation, sandboxNamed } from "../operation.ts";

/** An instant as the contract writes it; a day that its month lacks is none. */
export const instant = (text: string, field: string): Instant => {
  const millis = Date.parse(text);
  if (Number.isNaN(millis) || fromMillis(millis).slice(0, 10) !== text.slice(0, 10))
    throw new ControlRefusal(400, `${text} is not an instant`, { field, remedy: "write it as 2026-11-22T10:00:00Z" });
  return fromMillis(millis);
};

/** What a sandbox's clock shows, and when something is due next. */
export const presentClock = async (sandbox: Sandbox): Promise<components["schemas"]["Clock"]> => ({
  ...sandbox.clock(),
  next: (await sandbox.nextDueAt()) ?? null,
});

const shown = async (sandbox: Sandbox) => ({ status: 200, body: await presentClock(sandbox) }) as const;

export const readClock = controlOperation("readClock", async ({ path }, context) =>
  shown(sandboxNamed(path.sandbox, context)),
);

export const freezeClock = controlOperation("freezeClock", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  await sandbox.freeze(body.at === undefined ? undefined : instant(body.at, "at"));
  return shown(sandbox);
});

export const followClock = controlOperation("followClock", async ({ path }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  await sandbox.follow();
  return shown(sandbox);
});

export const setClock = controlOperation("setClock", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  await sandbox.setClock(instant(body.at, "at"));
  return shown(sandbox);
});

export const advanceClock = controlOperation("advanceClock", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const { by, to, rebase = false } = body;
  if ((by === undefined) === (to === undefined)) {
    throw new ControlRefusal(400, "by how much, or to when?", { field: "by", remedy: "give either by or to" });
  }
  const target = by === undefined ? { to: instant(to ?? "", "to") } : within(sandbox.clock().now, by);
  await refusingRange("to", "time only moves on; setClock shows an earlier instant", () => sandbox.advance(target));
  if (rebase) await sandbox.rebase();
  return shown(sandbox);
});

export const advanceToNext = controlOperation("advanceToNext", async ({ path }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  await sandbox.advanceToNext();
  return shown(sandbox);
});

export const rebaseClock = controlOperation("rebaseClock", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const to = body.to === undefined ? undefined : instant(body.to, "to");
  await refusingRange("to", "choose an instant nearer to the present one", () => sandbox.rebase(to));
  return shown(sandbox);
});

async function refusingRange(field: string, remedy: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ControlRefusal(400, error.message, { field, remedy });
  }
}

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
