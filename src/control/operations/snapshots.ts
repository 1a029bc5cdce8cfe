import { type ControlContext, controlOperation, sandboxNamed, unknown } from "../operation.ts";
import { presentSandbox } from "./sandboxes.ts";

const names = ({ runtime }: ControlContext): readonly string[] => runtime.snapshots.list().map(({ name }) => name);

function refuseUnknown(name: string, context: ControlContext): void {
  const known = names(context);
  if (!known.includes(name)) throw unknown("snapshot", name, "snapshot", known);
}

export const listSnapshots = controlOperation("listSnapshots", async (_input, { runtime }) => ({
  status: 200,
  body: { snapshots: runtime.snapshots.list().map((one) => ({ ...one, scenarios: [...one.scenarios] })) },
}));

export const saveSnapshot = controlOperation("saveSnapshot", async ({ body }, context) => {
  const { name: sandbox } = sandboxNamed(body.sandbox, context);
  return { status: 201, body: { ...(await context.runtime.snapshots.save(sandbox, body.name)) } };
});

export const exportSnapshot = controlOperation("exportSnapshot", async ({ path }, context) => {
  refuseUnknown(path.snapshot, context);
  return { status: 200, body: { ...(await context.runtime.snapshots.export(path.snapshot)) } };
});

export const importSnapshot = controlOperation("importSnapshot", async ({ path, body }, { runtime }) => ({
  status: 200,
  body: { ...(await runtime.snapshots.import(path.snapshot, body)) },
}));

export const deleteSnapshot = controlOperation("deleteSnapshot", async ({ path }, context) => {
  refuseUnknown(path.snapshot, context);
  await context.runtime.snapshots.delete(path.snapshot);
  return { status: 204, body: undefined };
});

export const loadSnapshot = controlOperation("loadSnapshot", async ({ path, body }, context) => {
  const { name } = sandboxNamed(path.sandbox, context);
  refuseUnknown(body.snapshot, context);
  return { status: 200, body: await presentSandbox(await context.runtime.snapshots.load(body.snapshot, name)) };
});
