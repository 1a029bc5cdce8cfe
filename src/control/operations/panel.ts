import { panelActions, runPanel } from "../../runtime/panel.ts";
import { controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";

export const listPanelActions = controlOperation("listPanelActions", async ({ path }, context) => {
  sandboxNamed(path.sandbox, context);
  return { status: 200, body: { actions: [...panelActions(serviceNamed(path.service, context))] } };
});

export const runPanelAction = controlOperation("runPanelAction", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const service = serviceNamed(path.service, context);
  return { status: 200, body: await runPanel({ sandbox, service, action: path.action, body }) };
});
