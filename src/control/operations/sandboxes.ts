import type { components } from "../../../openapi/control/types.ts";
import { machineTime } from "../../runtime/clock.ts";
import type { NewSandbox } from "../../runtime/runtime.ts";
import type { Sandbox } from "../../runtime/sandbox.ts";
import { meant } from "../../runtime/violation-words.ts";
import { ControlRefusal, controlOperation, sandboxNamed } from "../operation.ts";
import { instant, presentClock } from "./clock.ts";

/** A sandbox as the contract shows it. */
export const presentSandbox = async (sandbox: Sandbox): Promise<components["schemas"]["Sandbox"]> => ({
  name: sandbox.name,
  scenarios: [...sandbox.record.scenarios],
  settings: sandbox.record.settings,
  clock: await presentClock(sandbox),
  notes: [...sandbox.notes],
  credentials: sandbox.record.credentials,
});

export const listSandboxes = controlOperation("listSandboxes", async (_input, { runtime }) => ({
  status: 200,
  body: { sandboxes: [...runtime.names()] },
}));

export const createSandbox = controlOperation("createSandbox", async ({ body }, { runtime }) => {
  const { name = runtime.freeName(), clock, ...rest } = body;
  const frozen = typeof clock === "object" ? { clock: { frozen: instant(clock.frozen, "clock.frozen") } } : {};
  refuseUnknownServices(Object.keys(rest.settings ?? {}), [...runtime.services.keys()]);
  const wanted: NewSandbox = { name, ...rest, ...frozen, ...(clock === "follow" ? { clock: machineTime } : {}) };
  return { status: 201, body: await presentSandbox(await runtime.create(wanted)) };
});

function refuseUnknownServices(asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ControlRefusal(400, `no service ${unknown}`, {
    field: `settings.${unknown}`,
    remedy: meant(unknown, known),
  });
}

export const readSandbox = controlOperation("readSandbox", async ({ path }, context) => ({
  status: 200,
  body: await presentSandbox(sandboxNamed(path.sandbox, context)),
}));

export const deleteSandbox = controlOperation("deleteSandbox", async ({ path }, context) => {
  const { name } = sandboxNamed(path.sandbox, context);
  if (name === "default")
    throw new ControlRefusal(400, "the sandbox default stays", { field: "sandbox", remedy: "reset it instead" });
  await context.runtime.delete(name);
  return { status: 204, body: undefined };
});

export const resetSandbox = controlOperation("resetSandbox", async ({ path }, context) => {
  const { name } = sandboxNamed(path.sandbox, context);
  return { status: 200, body: await presentSandbox(await context.runtime.reset(name)) };
});

export const forkSandbox = controlOperation("forkSandbox", async ({ path, body }, context) => {
  const { name } = sandboxNamed(path.sandbox, context);
  return { status: 201, body: await presentSandbox(await context.runtime.fork(name, body.name)) };
});

export const readStateHash = controlOperation("readStateHash", async ({ path }, context) => ({
  status: 200,
  body: { hash: await sandboxNamed(path.sandbox, context).hash() },
}));
