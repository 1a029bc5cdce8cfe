import type { components } from "../../../openapi/control/types.ts";
import { faultScopeOf } from "../../http/fault-answers.ts";
import { faultProblems } from "../../runtime/fault-problems.ts";
import type { Fault } from "../../runtime/faults.ts";
import { ControlRefusal, controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";

type Shown = components["schemas"]["Fault"];

/** Values of `when` were judged when the fault was added. */
const isPlain = (when: Readonly<Record<string, unknown>>): when is NonNullable<Shown["when"]> =>
  Object.values(when).every((value) => typeof value !== "object");

const present = ({ when = {}, ...fault }: Fault): Shown => ({
  ...fault,
  ...(Object.keys(when).length > 0 && isPlain(when) ? { when } : {}),
});

export const listFaults = controlOperation("listFaults", async ({ path }, context) => ({
  status: 200,
  body: { faults: sandboxNamed(path.sandbox, context).faults.waiting.map(present) },
}));

export const addFault = controlOperation("addFault", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const service = serviceNamed(body.service, context);
  const [wrong] = faultProblems(body, faultScopeOf(service.name, context.pipeline.contract(service)));
  if (wrong) throw new ControlRefusal(400, `${wrong.field} ${wrong.problem}`, wrong);
  const { next = 1, at = "before", ...rest } = body;
  return { status: 201, body: present(await sandbox.addFault({ ...rest, next, at })) };
});

export const clearFaults = controlOperation("clearFaults", async ({ path, query }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const known = sandbox.faults.waiting.map(({ id }) => id);
  if (query.id !== undefined && !known.includes(query.id)) {
    throw new ControlRefusal(404, `no fault ${query.id}`, { field: "id", remedy: "listFaults shows them" });
  }
  return { status: 200, body: { removed: await sandbox.removeFaults(query.id) } };
});
