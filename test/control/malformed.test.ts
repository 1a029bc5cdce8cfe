import request from "supertest";
import { beforeAll, describe, expect, test } from "vitest";
import { contractFolder } from "../../openapi/read.ts";
import { ContractDocument, type Json } from "../../src/http/document.ts";
import { aControl, type Control, document, everything, type Method, prefix } from "./control.ts";

const contract = new ContractDocument(contractFolder("control"));

interface Operation {
  readonly id: string;
  readonly method: Method;
  /** With the examples of the contract in the place of its parameters. */
  readonly path: string;
  readonly parameters: readonly Json[];
  readonly body: { readonly schema: Json; readonly example: Json } | undefined;
}

/** Every operation, as the contract's own examples call it. */
const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([template, item]) => {
  const { parameters: shared = [], ...methods } = item as unknown as Record<string, Json> & { parameters?: Json[] };
  return Object.entries(methods).map(([method, part]) => {
    const own = (part.parameters ?? []) as Json[];
    const parameters = [...shared, ...own].map((one) => contract.resolve(one));
    const content = (part.requestBody as Json | undefined)?.content as Record<string, Json> | undefined;
    const json = content?.["application/json"];
    return {
      id: String(part.operationId),
      method: method as Method,
      path: filled(template, parameters),
      parameters,
      body: json && { schema: contract.resolve(json.schema), example: json.example as Json },
    };
  });
});

function filled(template: string, parameters: readonly Json[], other: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(other[name] ?? String(parameters.find((one) => one.name === name)?.example)),
  );
}

interface Malformed {
  readonly what: string;
  readonly operation: Operation;
  readonly path?: string;
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  readonly status?: number;
  readonly field?: string;
}

const stranger = "misspelt";

/** A value that no schema of the contract takes in the place of this one. */
const wrongFor = (schema: Json): unknown => (contract.resolve(schema).type === "array" ? {} : [["wrong"]]);

const malformed: readonly Malformed[] = operations.flatMap((operation): Malformed[] => {
  const { path, parameters, body } = operation;
  const inPath = parameters.filter((one) => one.in === "path").map((one) => String(one.name));
  const without = (name: string, value: string) => pathWith(operation, name, value);
  const common: Malformed[] = [
    { what: "an unknown query parameter", operation, path: `${path}?${stranger}=1`, field: `query.${stranger}` },
    ...(inPath.includes("sandbox")
      ? [
          { what: "a sandbox that cannot be", operation, path: without("sandbox", "NOPE"), field: "params.sandbox" },
          { what: "an unknown sandbox", operation, path: without("sandbox", "nope"), status: 404, field: "sandbox" },
        ]
      : []),
    ...(inPath.includes("service") && inPath.includes("sandbox")
      ? [
          {
            what: "an unknown service",
            operation,
            path: without("service", "no-such-service"),
            status: 404,
            field: "service",
          },
        ]
      : []),
    ...parameters
      .filter((one) => ["integer", "array"].includes(String(contract.resolve(one.schema).type)) && one.in === "query")
      .map(({ name }) => ({ what: `${name} of another type`, operation, path: `${path}?${name}=one` })),
  ];
  if (!body) return common;
  const {
    properties = {},
    required = [],
    additionalProperties,
  } = body.schema as {
    properties?: Record<string, Json>;
    required?: string[];
    additionalProperties?: boolean;
  };
  return [
    ...common,
    { what: "broken JSON", operation, text: '{"name": ' },
    { what: "a list", operation, body: [] },
    { what: "text", operation, text: '"text"' },
    ...(additionalProperties === false
      ? [{ what: "an unknown member", operation, body: { ...body.example, [stranger]: 1 }, field: `body.${stranger}` }]
      : []),
    ...required.map((name) => ({
      what: `no ${name}`,
      operation,
      body: Object.fromEntries(Object.entries(body.example).filter(([one]) => one !== name)),
      field: `body.${name}`,
    })),
    ...Object.entries(properties).map(([name, schema]) => ({
      what: `a wrong ${name}`,
      operation,
      body: { ...body.example, [name]: wrongFor(schema) },
    })),
    ...(operation.id === "importSnapshot"
      ? []
      : [{ what: "six megabytes", operation, text: JSON.stringify({ name: "x".repeat(6_000_000) }) }]),
  ];
});

function pathWith({ id, parameters }: Operation, name: string, value: string): string {
  const [template = ""] =
    Object.entries(document.paths).find(([, item]) =>
      Object.values(item).some(({ operationId }) => operationId === id),
    ) ?? [];
  return filled(template, parameters, { [name]: value });
}

let control: Control;
let before: unknown;
beforeAll(async () => {
  control = await aControl();
  before = await everything(control);
});

describe.each(operations.map(({ id }) => id))("%s", (id) => {
  const own = malformed.filter(({ operation }) => operation.id === id);
  test.each(own.map((one) => [one.what, one] as const))("refuses %s and changes nothing", async (_what, one) => {
    const { operation, path = operation.path, body = operation.body?.example, text, status = 400, field } = one;
    const asked = request(control.application)
      [operation.method](prefix + path)
      .set("content-type", "application/json");
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const refused = await (sent === undefined ? asked.unset("content-type") : asked.send(sent));
    expect({ status: refused.status, ...refused.body }).toMatchObject({
      status,
      error: expect.stringMatching(/./),
      field: field ?? expect.stringMatching(/./),
      remedy: expect.stringMatching(/./),
    });
    expect(await everything(control)).toEqual(before);
  });
});
