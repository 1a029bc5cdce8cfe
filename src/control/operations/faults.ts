import type { components } from "../../../openapi/control/types.ts";
import type { CompiledOperation } from "../../http/compiled-operation.ts";
import {
  type ControlContext,
  ControlRefusal,
  controlOperation,
  meant,
  sandboxNamed,
  serviceNamed,
} from "../operation.ts";

type NewFault = components["schemas"]["NewFault"];

export const listFaults = controlOperation("listFaults", async ({ path }, context) => ({
  status: 200,
  body: { faults: sandboxNamed(path.sandbox, context).faults.waiting.map((fault) => ({ ...fault })) },
}));

export const addFault = controlOperation("addFault", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  refuseImpossible(body, operationOf(body, context));
  const { next = 1, at = "before", ...rest } = body;
  return { status: 201, body: { ...(await sandbox.addFault({ ...rest, next, at })) } };
});

export const clearFaults = controlOperation("clearFaults", async ({ path, query }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const known = sandbox.faults.waiting.map(({ id }) => id);
  if (query.id !== undefined && !known.includes(query.id)) {
    throw new ControlRefusal(404, `no fault ${query.id}`, { field: "id", remedy: "listFaults shows them" });
  }
  return { status: 200, body: { removed: await sandbox.removeFaults(query.id) } };
});

function operationOf({ service: name, operation }: NewFault, context: ControlContext): CompiledOperation {
  const service = serviceNamed(name, context);
  const compiled = context.pipeline.contract(service).operations.get(operation);
  if (compiled) return compiled;
  throw new ControlRefusal(400, `${name} has no operation ${operation}`, {
    field: "operation",
    remedy: meant(operation, Object.keys(service.operations)),
  });
}

function refuseImpossible({ answer, transport, when = {} }: NewFault, operation: CompiledOperation): void {
  if ((answer === undefined) === (transport === undefined)) {
    throw new ControlRefusal(400, "a fault is an answer of the vendor's or happens on the way", {
      field: "answer",
      remedy: "give either answer or transport",
    });
  }
  if (answer !== undefined && !operation.exampleOf(answer)) {
    throw new ControlRefusal(400, `${operation.id} has no error code ${answer}`, {
      field: "answer",
      remedy: meant(answer, operation.errorCodes()),
    });
  }
  const fields = operation.fields.map(({ name }) => name);
  const odd = Object.keys(when).find((name) => !fields.includes(name));
  if (odd === undefined) return;
  throw new ControlRefusal(400, `${operation.id} has no field ${odd}`, {
    field: `when.${odd}`,
    remedy: meant(odd, fields),
  });
}
