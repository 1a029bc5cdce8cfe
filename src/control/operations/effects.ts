import type { components } from "../../../openapi/control/types.ts";
import type { Effect } from "../../core/effect.ts";
import { fromMillis, parseDuration, plus, toMillis } from "../../core/instant.ts";
import { mailOf } from "../../runtime/effects/mail.ts";
import type { Sandbox } from "../../runtime/sandbox.ts";
import { ControlRefusal, controlOperation, sandboxNamed } from "../operation.ts";

function present(effect: Effect): components["schemas"]["Effect"] {
  const { id, service, kind, topic, to, dueAt, status, data, attempts, putOff } = effect;
  const mail = kind === "email" ? mailOf(effect) : {};
  const left = { ...(to === undefined ? {} : { to }), ...(putOff ? { putOff } : {}) };
  return { id, service, kind, topic, ...left, dueAt, status, data, attempts: [...attempts], ...mail };
}

export const readOutbox = controlOperation("readOutbox", async ({ path, query }, context) => {
  const effects = await sandboxNamed(path.sandbox, context).outbox(query);
  return { status: 200, body: { effects: effects.map(present) } };
});

export const readEffect = controlOperation("readEffect", async ({ path }, context) => {
  const effect = await effectNumbered(path.effect, sandboxNamed(path.sandbox, context));
  return { status: 200, body: present(effect) };
});

const longestWait = 300_000;

export const waitForEffects = controlOperation("waitForEffects", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const { atLeast = 1, within = "PT5S", ...filter } = body;
  const { effects, enough } = await sandbox.waitForEffects(filter, atLeast, patience(within));
  return { status: 200, body: { effects: effects.map(present), enough } };
});

function patience(within: string): number {
  const span = parseDuration(within);
  const millis =
    span && Object.values(span).every((part) => part < 1e6) ? toMillis(plus(fromMillis(0), span)) : Infinity;
  if (millis <= longestWait) return millis;
  throw new ControlRefusal(400, `${within} is too long to wait`, { field: "within", remedy: "ask for PT5M at most" });
}

export const settle = controlOperation("settle", async ({ path }, context) => {
  await sandboxNamed(path.sandbox, context).settle();
  return { status: 204, body: undefined };
});

export const deliverDue = controlOperation("deliverDue", async ({ path }, context) => {
  const effects = await sandboxNamed(path.sandbox, context).deliverDue();
  return { status: 200, body: { effects: effects.map(present) } };
});

export const redeliverEffect = controlOperation("redeliverEffect", async ({ path }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const { id, kind } = await effectNumbered(path.effect, sandbox);
  if (kind === "job") {
    throw new ControlRefusal(400, `effect ${id} is a job, which goes nowhere`, {
      field: "effect",
      remedy: "advance the clock to its instant",
    });
  }
  return { status: 200, body: present(await sandbox.redeliver(id)) };
});

async function effectNumbered(id: number, sandbox: Sandbox): Promise<Effect> {
  const effect = await sandbox.effect(id);
  if (effect) return effect;
  throw new ControlRefusal(404, `no effect ${id}`, { field: "effect", remedy: "readOutbox lists them" });
}
