import { weakest } from "../../http/grade.ts";
import { controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";

export const readSettings = controlOperation("readSettings", async ({ path }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const service = serviceNamed(path.service, context);
  const inForce = sandbox.settings(service.name);
  const rules = [...context.pipeline.contract(service).rules.values()];
  const settings = rules.flatMap(({ id, statement, provenance, refusal, settings: dials = [] }) => {
    const grades = [provenance.grade, refusal?.status.grade, refusal?.code.grade].filter((one) => one !== undefined);
    return dials.map(({ name, default: usual, values, schema }) => ({
      name,
      value: inForce[name] ?? usual,
      default: usual,
      ...(values === undefined ? {} : { values: [...values] }),
      ...(schema === undefined ? {} : { type: schema.type }),
      rule: id,
      statement,
      grade: weakest(grades),
    }));
  });
  return { status: 200, body: { settings } };
});

export const changeSettings = controlOperation("changeSettings", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const { name } = serviceNamed(path.service, context);
  return { status: 200, body: { ...(await sandbox.changeSettings(name, body)) } };
});
