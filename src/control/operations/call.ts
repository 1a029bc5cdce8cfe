import type { Service } from "../../core/service.ts";
import type { CompiledOperation } from "../../http/compiled-operation.ts";
import { composeRequest } from "../../http/compose-request.ts";
import { rolesOf } from "../../runtime/roles.ts";
import type { Sandbox } from "../../runtime/sandbox.ts";
import { meant } from "../../runtime/violation-words.ts";
import { ControlRefusal, controlOperation, sandboxNamed, serviceNamed, unknown } from "../operation.ts";

export const callOperation = controlOperation("callOperation", async ({ path, body }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const service = serviceNamed(path.service, context);
  const contract = context.pipeline.contract(service);
  const operation = contract.operations.get(path.operation);
  if (!operation)
    throw unknown(`operation of ${service.name} named`, path.operation, "operation", [...contract.operations.keys()]);
  const { as, with: fields = {} } = body;
  refuseOddFields(operation, fields);
  const credentials = as === undefined ? undefined : credentialsOf(as, service, sandbox);
  const base = sandbox.addressOf(service.name);
  const composed = composeRequest({ contract, operation, fields, base, receivedAt: context.now() });
  const request = {
    ...composed,
    headers: { accept: "application/json", ...composed.headers, "x-sandbox": sandbox.name },
  };
  const signed = credentials ? service.auth.sign(request, credentials, sandbox.now()) : request;
  const { n, reply } = await context.pipeline.exchangeFor(sandbox, service, signed);
  const headers = reply.type === "" ? reply.headers : { "content-type": reply.type, ...reply.headers };
  const lost = reply.broken === undefined ? {} : { lost: reply.broken };
  return { status: 200, body: { n, status: reply.status, headers: { ...headers }, body: reply.body ?? null, ...lost } };
});

/** The ready-made credentials lead to the sandbox default; everywhere else minted ones do. */
function credentialsOf(role: string, service: Service, sandbox: Sandbox): Readonly<Record<string, string>> {
  const minted = sandbox.record.credentials[service.name] ?? {};
  const ready = Object.entries(rolesOf(service)).map(([name, { credentials }]) => [name, credentials] as const);
  const known = new Map(sandbox.name === "default" ? ready : Object.entries(minted));
  const credentials = known.get(role);
  if (credentials) return credentials;
  throw new ControlRefusal(400, `${service.name} has no role ${role}`, {
    field: "as",
    remedy: meant(role, [...known.keys()]),
  });
}

/** Values may be wrong on purpose; a field that the operation does not have would be sent nowhere. */
function refuseOddFields({ id, fields }: CompiledOperation, given: Readonly<Record<string, unknown>>): void {
  const known = fields.map(({ name }) => name);
  const odd = Object.keys(given).find((name) => !known.includes(name));
  if (odd !== undefined)
    throw new ControlRefusal(400, `${id} has no field ${odd}`, { field: `with.${odd}`, remedy: meant(odd, known) });
  const missing = fields.find(({ name, place }) => place === "path" && !Object.hasOwn(given, name));
  if (missing) {
    throw new ControlRefusal(400, `the address of ${id} needs ${missing.name}`, {
      field: `with.${missing.name}`,
      remedy: "give it a value",
    });
  }
}
