import { fromMillis, type Instant, parseDuration } from "../../core/instant.ts";
import { ControlRefusal, controlOperation, sandboxNamed } from "../operation.ts";

const instant = (text: string, field: string): Instant => {
  const millis = Date.parse(text);
  if (Number.isNaN(millis))
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
  const span = body.by === undefined ? undefined : parseDuration(body.by);
  await sandbox.advance(span ?? { to: instant(body.to ?? "", "to") });
  return { status: 200, body: sandbox.clock() };
});
