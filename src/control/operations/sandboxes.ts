import type { components } from "../../../openapi/control/types.ts";
import { machineTime } from "../../runtime/clock.ts";
import type { NewSandbox } from "../../runtime/runtime.ts";
import type { Sandbox } from "../../runtime/sandbox.ts";
import { ControlRefusal, controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";
import { instant } from "./clock.ts";

const present = (sandbox: Sandbox): components["schemas"]["Sandbox"] => ({
  name: sandbox.name,
  scenarios: [...sandbox.record.scenarios],
  settings: sandbox.record.settings,
  clock: sandbox.clock(),
  credentials: sandbox.record.credentials,
});

export const listSandboxes = controlOperation("listSandboxes", async (_input, { runtime }) => ({
  status: 200,
  body: { sandboxes: [...runtime.names()] },
}));

export const createSandbox = controlOperation("createSandbox", async ({ body }, { runtime }) => {
  const { name = freeName(runtime.names()), clock, ...rest } = body;
  const frozen = typeof clock === "object" ? { clock: { frozen: instant(clock.frozen, "clock.frozen") } } : {};
  refuseUnknownServices(Object.keys(rest.settings ?? {}), "settings", [...runtime.services.keys()]);
  const wanted: NewSandbox = { name, ...rest, ...frozen, ...(clock === "follow" ? { clock: machineTime } : {}) };
  return { status: 201, body: present(await runtime.create(wanted)) };
});

function refuseUnknownServices(asked: readonly string[], field: string, known: readonly string[]): void {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ControlRefusal(400, `no service ${unknown}`, {
    field: `${field}.${unknown}`,
    remedy: `known: ${known.join(", ")}`,
  });
}

function freeName(taken: readonly string[]): string {
  let n = taken.length;
  while (taken.includes(`sandbox-${n}`)) n += 1;
  return `sandbox-${n}`;
}

export const readSandbox = controlOperation("readSandbox", async ({ path }, context) => ({
  status: 200,
  body: present(sandboxNamed(path.sandbox, context)),
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
  return { status: 200, body: present(await context.runtime.reset(name)) };
});

export const changeSettings = controlOperation("changeSettings", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  serviceNamed(path.service, context);
  return { status: 200, body: { ...(await sandbox.changeSettings(path.service, body)) } };
});
