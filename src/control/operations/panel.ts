import { ControlRefusal, controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";
import { runPanelFor } from "../panel.ts";

export const runPanelAction = controlOperation("runPanelAction", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const service = serviceNamed(path.service, context);
  return { status: 200, body: await runPanelFor({ sandbox, service, action: path.action, body }) };
});

export const addFault = controlOperation("addFault", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const service = serviceNamed(body.service, context);
  const operation = context.pipeline.contract(service).operations.get(body.operation);
  if (!operation) {
    throw new ControlRefusal(400, `${service.name} has no operation ${body.operation}`, {
      field: "operation",
      remedy: `known: ${Object.keys(service.operations).join(", ")}`,
    });
  }
  if (!operation.exampleOf(body.answer)) {
    throw new ControlRefusal(400, `${operation.id} has no error code ${body.answer}`, {
      field: "answer",
      remedy: `known: ${operation.errorCodes().join(", ")}`,
    });
  }
  const { next = 1, at = "before", ...rest } = body;
  const fault = { ...rest, next, at };
  await sandbox.addFault(fault);
  return { status: 201, body: fault };
});
