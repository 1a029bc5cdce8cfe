import { ControlRefusal, controlOperation, sandboxNamed, unknown } from "../operation.ts";
import { presentSandbox } from "./sandboxes.ts";

export const listScenarios = controlOperation("listScenarios", async (_input, { runtime }) => ({
  status: 200,
  body: { scenarios: runtime.scenarios.list().map((scenario) => ({ ...scenario, services: [...scenario.services] })) },
}));

export const readScenario = controlOperation("readScenario", async ({ path }, { runtime }) => {
  const name = `${path.service}/${path.scenario}`;
  const scenarios = runtime.scenarios.list();
  const found = scenarios.find((scenario) => scenario.name === name);
  const source = found && runtime.scenarios.source(name);
  if (!found || !source) {
    const names = scenarios.map((scenario) => scenario.name);
    throw unknown("scenario", name, "scenario", names);
  }
  const { services, says } = found;
  return { status: 200, body: { name, services: [...services], says, file: source.file, text: source.text } };
});

export const checkScenario = controlOperation("checkScenario", async ({ body }, { runtime }) => {
  const { mistakes, notes } = await runtime.checkScenario(body.text, body.name);
  return { status: 200, body: { ok: mistakes.length === 0, mistakes: [...mistakes], notes: [...notes] } };
});

export const loadScenario = controlOperation("loadScenario", async ({ path, body }, context) => {
  const { name } = sandboxNamed(path.sandbox, context);
  const { scenarios, text, name: file = "scenario.yaml" } = body;
  if ((scenarios === undefined) === (text === undefined)) {
    throw new ControlRefusal(400, "which scenario?", { field: "scenarios", remedy: "give either scenarios or text" });
  }
  const wanted = text === undefined ? { scenarios: scenarios ?? [] } : { file: { name: file, text } };
  const { sandbox, notes } = await context.runtime.load(name, wanted);
  return { status: 200, body: { sandbox: await presentSandbox(sandbox), notes: [...notes] } };
});

export const saveScenario = controlOperation("saveScenario", async ({ path, body }, context) => {
  const { name } = sandboxNamed(path.sandbox, context);
  return { status: 200, body: { text: await context.runtime.saveScenario(name, body.says) } };
});
