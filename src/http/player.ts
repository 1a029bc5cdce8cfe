import { toMillis } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import { PanelRefused, panelOf, runPanel } from "../runtime/panel.ts";
import type { Played, PlayedAnswer, PlayedMistake, Player, Vocabulary } from "../runtime/player.ts";
import { rolesOf } from "../runtime/roles.ts";
import type { Sandbox } from "../runtime/sandbox.ts";
import { meant, wordsFor } from "../runtime/violation-words.ts";
import type { CompiledContract } from "./compile.ts";
import type { CompiledOperation } from "./compiled-operation.ts";
import { composeRequest, fieldsByPlace } from "./compose-request.ts";
import type { Pipeline } from "./pipeline.ts";

type Call = Pick<Played, "service" | "call" | "kind">;

/** Composes requests by the contract, signs them as a role would, and plays them over the pipeline. */
export class ContractPlayer implements Player {
  readonly #pipeline: Pipeline;
  readonly #services: ReadonlyMap<string, Service>;

  constructor({ pipeline, services }: { pipeline: Pipeline; services: ReadonlyMap<string, Service> }) {
    this.#pipeline = pipeline;
    this.#services = services;
  }

  problems(played: Played): readonly PlayedMistake[] {
    const service = this.#services.get(played.service);
    if (!service) {
      const remedy = meant(played.service, [...this.#services.keys()]);
      return [{ field: "", about: "call", problem: `no service ${played.service}`, remedy }];
    }
    return [...roleProblems(service, played), ...withoutMeant(this.#callProblems(service, played))];
  }

  fieldsOf(call: Call): ReadonlyMap<string, string | undefined> | undefined {
    const service = this.#services.get(call.service);
    if (!service) return undefined;
    if (call.kind === "panel") return panelOf(service).has(call.call) ? panelOf(service).fields(call.call) : undefined;
    const contract = this.#pipeline.contract(service);
    const fields = contract.operations.get(call.call)?.fields;
    return fields && new Map(fields.map(({ name, schema }) => [name, formatOf(contract, schema)] as const));
  }

  vocabulary(name: string): Vocabulary {
    const service = this.#existing(name);
    const contract = this.#pipeline.contract(service);
    return {
      operations: Object.keys(service.operations),
      topics: service.deliver?.topics ?? Object.keys(contract.document.root.webhooks ?? {}),
      errorCodes: (operation) => contract.operations.get(operation)?.errorCodes() ?? [],
    };
  }

  async play(sandbox: Sandbox, { service: name, call, kind, as, fields }: Played): Promise<PlayedAnswer> {
    const service = this.#existing(name);
    if (kind === "panel") return playPanel(sandbox, service, call, fields);
    const contract = this.#pipeline.contract(service);
    const operation = contract.operations.get(call);
    if (!operation) throw new Error(`${name} has no operation ${call}`);
    const now = sandbox.now();
    const base = sandbox.addressOf(name);
    const request = composeRequest({ contract, operation, fields, base, receivedAt: toMillis(now) });
    const credentials = as === undefined ? undefined : credentialsOf(sandbox, service, as);
    const signed = credentials ? service.auth.sign(request, credentials, now) : request;
    const { reply, entry } = await this.#pipeline.exchangeIn(sandbox, service, signed);
    const { code, rule } = entry;
    return {
      status: reply.status,
      body: reply.body,
      ...(code === undefined ? {} : { code }),
      ...(rule === undefined ? {} : { rule }),
    };
  }

  #existing(name: string): Service {
    const service = this.#services.get(name);
    if (!service) throw new Error(`no service ${name}`);
    return service;
  }

  #callProblems(service: Service, played: Played): readonly PlayedMistake[] {
    const { call, kind, fields } = played;
    const known = Object.keys(kind === "panel" ? service.panel : service.operations);
    if (!known.includes(call)) {
      const what = kind === "panel" ? "panel action" : "operation";
      return [
        { field: "", about: "call", problem: `${service.name} has no ${what} ${call}`, remedy: meant(call, known) },
      ];
    }
    if (kind === "panel") return panelProblems(service, call, fields);
    const contract = this.#pipeline.contract(service);
    const operation = contract.operations.get(call);
    return operation ? operationProblems({ service, contract, operation, fields }) : [];
  }
}

const credentialsOf = (sandbox: Sandbox, service: Service, role: string) =>
  sandbox.record.credentials[service.name]?.[role] ?? rolesOf(service)[role]?.credentials;

const formatOf = (contract: CompiledContract, schema: object): string | undefined => {
  const { format } = contract.document.resolve(schema);
  return typeof format === "string" ? format : undefined;
};

async function playPanel(
  sandbox: Sandbox,
  service: Service,
  action: string,
  body: Played["fields"],
): Promise<PlayedAnswer> {
  try {
    return { status: 200, body: await runPanel({ sandbox, service, action, body }) };
  } catch (error) {
    if (!(error instanceof PanelRefused)) throw error;
    return { status: error.status, body: { error: error.message } };
  }
}

function roleProblems(service: Service, { kind, as }: Played): readonly PlayedMistake[] {
  const roles = Object.keys(rolesOf(service));
  if (kind === "panel" || as === undefined || roles.includes(as)) return [];
  return [{ field: "as", about: "role", problem: `${service.name} has no role ${as}`, remedy: meant(as, roles) }];
}

function panelProblems(service: Service, action: string, body: Played["fields"]): readonly PlayedMistake[] {
  const known = [...panelOf(service).fields(action).keys()];
  return panelOf(service)
    .problems(action, body)
    .map(({ instancePath, keyword, params, data }) => {
      const path = instancePath.split("/").slice(1);
      const named = params.missingProperty ?? (path.length === 0 ? params.additionalProperty : undefined);
      const field = [...path, ...(named === undefined ? [] : [String(named)])].join(".");
      if (keyword === "additionalProperties" && path.length === 0) return unknownField(field, action, known);
      const about = keyword === "required" ? "missing" : "value";
      return { field, about, ...wordsFor({ field, keyword, params, value: data }) };
    });
}

/** A field is not missing where a misspelt one was meant to be it. */
const withoutMeant = (mistakes: readonly PlayedMistake[]): readonly PlayedMistake[] =>
  mistakes.filter(
    ({ about, field }) =>
      about !== "missing" ||
      mistakes.every((other) => other.about !== "name" || other.remedy !== `did you mean ${field}?`),
  );

const unknownField = (field: string, call: string, known: readonly string[]): PlayedMistake => ({
  field,
  about: "name",
  problem: `${call} has no field ${field}`,
  remedy: meant(field, known),
});

interface Ground {
  readonly service: Service;
  readonly contract: CompiledContract;
  readonly operation: CompiledOperation;
  readonly fields: Played["fields"];
}

function operationProblems({ service, contract, operation, fields }: Ground): readonly PlayedMistake[] {
  const known = operation.fields.map(({ name }) => name);
  const unknown = operation.takesOtherMembers ? [] : Object.keys(fields).filter((name) => !known.includes(name));
  const { path, query, body } = fieldsByPlace({ contract, operation, fields });
  const texts = Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)]));
  const { violations } = operation.read({ path: texts, query, body, bodyIs: "json" });
  const matters = violations.length > 0 && service.render.violations(violations, operation.fields) !== undefined;
  const told = new Map<string, PlayedMistake>();
  for (const { field, keyword, params, value } of matters ? violations : []) {
    const about = keyword === "required" ? "missing" : "value";
    const before = told.get(field);
    if (before === undefined || keyword === "enum" || keyword === "number") {
      told.set(field, { field, about, ...wordsFor({ field, keyword, params, value }) });
    }
  }
  const missingInPath = operation.fields.filter(({ name, place }) => place === "path" && !Object.hasOwn(fields, name));
  for (const { name: field } of missingInPath) {
    told.set(field, { field, about: "missing", ...wordsFor({ field, keyword: "required", params: {}, value: "" }) });
  }
  return [...unknown.map((field) => unknownField(field, operation.id, known)), ...told.values()];
}
