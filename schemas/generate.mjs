// Writes scenario.json and conformance-target.json, the JSON Schemas of scenario and target files, from the contracts: editors
// offer operations, panel actions, roles, fields, settings and tables of each service.
// Usage: node schemas/generate.mjs [--print [conformance-target]]
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { targetSchema } from "./target.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const contracts = join(here, "..", "openapi");
const services = readdirSync(contracts)
  .filter((name) => existsSync(join(contracts, name, "panel.yaml")))
  .sort();

const moment = {
  type: "string",
  description: "An offset from the moment of loading, like -1y +8h, or an instant, like 2026-11-22T10:00:00Z",
  pattern:
    "^([+-](\\d+(y|mo|w|d|h|min)|\\d+(\\.\\d{1,3})?s)(\\s+[+-](\\d+(y|mo|w|d|h|min)|\\d+(\\.\\d{1,3})?s))*|\\d{4}-\\d\\d-\\d\\d(T.*)?)$",
};
const reference = { type: "string", pattern: "^\\$", description: "$name.path reads an earlier step's answer" };
const text = { type: "string", minLength: 1 };
const status = { type: "integer", minimum: 100, maximum: 599 };
const anything = { type: "object" };

function scenarioSchema() {
  const known = services.map(contractOf);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "A scenario of Stunt Double",
    type: "object",
    additionalProperties: false,
    oneOf: [{ required: ["service"] }, { required: ["services"] }],
    properties: {
      scenario: { ...text, description: "One sentence about the situation" },
      service: { anyOf: [{ enum: services }, text], description: "The service it is for" },
      services: {
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { anyOf: [{ enum: services }, text] },
        description:
          "The services it is for; steps then name theirs, and rows, generate and settings are grouped by it",
      },
      extends: { ...text, default: "default", description: "The scenario that it builds on, or none" },
      clock: {
        oneOf: [
          { const: "follow" },
          { type: "object", additionalProperties: false, required: ["frozen"], properties: { frozen: text } },
        ],
        default: "follow",
      },
      seed: { type: "integer", minimum: 0, maximum: 4294967295, description: "Mixed into the random seed" },
      settings: anything,
      steps: list("step", "Operations and panel actions, played in the order of `at`, then of writing"),
      rows: { ...anything, description: "Rows that no rule would allow, by table" },
      generate: { ...anything, description: "How many made-up records, by table" },
      sequences: { ...anything, description: "The next number of each sequence" },
      pending: list("effect", "Effects that are due later"),
      faults: list("fault", "Failures on purpose, for the next so many calls"),
      deliveries: list("delivery", "How deliveries go, one entry an attempt"),
      expect: list("expectation", "What holds once everything is loaded"),
    },
    allOf: known.flatMap(({ name }) => [
      { if: is("service", name), then: { $ref: `#/definitions/${name}` } },
      { if: { required: ["services"] }, then: { $ref: `#/definitions/${name} among others` } },
    ]),
    definitions: { ...general(), ...Object.fromEntries(known.flatMap(definitionsOf)) },
  };
}

function list(definition, description) {
  return { type: "array", items: { $ref: `#/definitions/${definition}` }, description };
}

function is(word, value) {
  return { required: [word], properties: { [word]: { const: value } } };
}

/** What every service's items look like. */
function general() {
  const call = { service: text, as: text, call: text, panel: text, with: anything };
  const oneCall = { oneOf: [{ required: ["call"] }, { required: ["panel"] }] };
  const object = (properties, more) => ({ type: "object", additionalProperties: false, properties, ...more });
  return {
    step: object(
      {
        at: moment,
        ...call,
        fill: { type: "boolean", description: "What is left out is made up" },
        name: { type: "string", pattern: "^[A-Za-z][\\w-]*$", description: "What $name refers to" },
        answers: { ...status, description: "The status of a refusal that is wanted" },
      },
      oneCall,
    ),
    expectation: object(
      { ...call, status, answer: { description: "A part of the answer's body" } },
      { ...oneCall, anyOf: [{ required: ["status"] }, { required: ["answer"] }] },
    ),
    effect: object(
      {
        service: text,
        kind: { enum: ["webhook", "email", "call", "job"] },
        topic: text,
        to: text,
        due: moment,
        data: anything,
      },
      { required: ["kind", "topic", "due"] },
    ),
    fault: object(
      {
        service: text,
        operation: text,
        when: { ...anything, description: "Only calls with these fields" },
        answer: { ...text, description: "An error code of the operation" },
        transport: {
          anyOf: [
            { enum: ["reset", "truncated", "malformed", "rate-limit"] },
            object({ latency: { type: "string", pattern: "^P" } }, { required: ["latency"] }),
          ],
          description: "What goes wrong on the way",
        },
        next: { type: "integer", minimum: 1, default: 1 },
        at: { enum: ["before", "after"], default: "before", description: "after: kept, and the answer lost" },
      },
      { required: ["operation"], oneOf: [{ required: ["answer"] }, { required: ["transport"] }] },
    ),
    delivery: object(
      {
        service: text,
        topic: text,
        to: text,
        plan: { type: "array", minItems: 1, items: { $ref: "#/definitions/attempt" } },
      },
      { required: ["plan"] },
    ),
    attempt: {
      oneOf: [
        object({ pretend: { anyOf: [status, { enum: ["timeout", "refused"] }] } }, { required: ["pretend"] }),
        object(
          { send: { enum: ["normally", "twice", "wrongly-signed", "stale", "truncated"] } },
          { required: ["send"] },
        ),
        object({ wait: { type: "string", pattern: "^P", description: "PT5M" } }, { required: ["wait"] }),
        object({ hold: { type: "integer", minimum: 1 } }, { required: ["hold"] }),
      ],
    },
  };
}

/** One service's words, alone in a file and among others. */
function definitionsOf({ name, calls, panel, roles, settings, tables, faults, topics }) {
  const fieldsOf = (word, all) =>
    Object.entries(all).map(([call, fields]) => ({
      if: { ...is(word, call), not: { anyOf: [{ required: ["answers"] }, { required: ["status"] }] } },
      then: { properties: { with: fields } },
    }));
  const item = {
    properties: {
      as: { enum: roles },
      call: { enum: Object.keys(calls) },
      panel: { enum: Object.keys(panel) },
    },
    allOf: [...fieldsOf("call", calls), ...fieldsOf("panel", panel)],
  };
  const fault = {
    properties: { operation: { enum: Object.keys(calls) } },
    allOf: Object.entries(faults).map(([operation, codes]) => ({
      if: is("operation", operation),
      then: { properties: { answer: { enum: codes } } },
    })),
  };
  const delivery = topics.length > 0 ? { properties: { topic: { anyOf: [{ enum: topics }, text] } } } : {};
  const own = (part) => ({ $ref: `#/definitions/${name} ${part}` });
  const items = (part) => ({ items: own(part) });
  const among = (part) => ({ items: { if: is("service", name), then: own(part) } });
  const lists = (of) => ({
    steps: of("call"),
    expect: of("call"),
    faults: of("fault"),
    deliveries: of("delivery"),
  });
  const sections = ["settings", "rows", "generate"];
  const grouped = sections.map((word) => [word, { properties: { [name]: own(word) } }]);
  return [
    [`${name} call`, item],
    [`${name} fault`, fault],
    [`${name} delivery`, delivery],
    [`${name} settings`, { type: "object", additionalProperties: false, properties: settings }],
    [`${name} rows`, { type: "object", additionalProperties: false, properties: tables }],
    [
      `${name} generate`,
      {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.keys(tables).map((table) => [
            table,
            { type: "object", properties: { count: { type: "integer", minimum: 0, default: 1 } } },
          ]),
        ),
      },
    ],
    [name, { properties: { ...Object.fromEntries(sections.map((word) => [word, own(word)])), ...lists(items) } }],
    [`${name} among others`, { properties: { ...Object.fromEntries(grouped), ...lists(among) } }],
  ];
}

/** What a contract says that scenarios name. */
function contractOf(name) {
  const read = (file) => parse(readFileSync(join(contracts, name, `${file}.yaml`), "utf8"));
  const [openapi, panel, records] = [read("openapi"), read("panel"), read("records")];
  const settings = read("rules").flatMap((rule) => rule.settings ?? []);
  const operations = operationsOf(openapi);
  return {
    name,
    roles: Object.keys(read("roles").roles),
    calls: Object.fromEntries(operations.map((one) => [one.id, fieldsOf(openapi, one)])),
    faults: Object.fromEntries(operations.map((one) => [one.id, codesOf(openapi, one.responses)])),
    panel: Object.fromEntries(
      operationsOf(panel).map((one) => [one.id, { ...fieldsOf(panel, one), additionalProperties: false }]),
    ),
    settings: Object.fromEntries(
      settings.map((one) => [one.name, { ...(one.values ? { enum: one.values } : one.schema), default: one.default }]),
    ),
    tables: Object.fromEntries(
      Object.entries(records.components.schemas).map(([table, schema]) => [
        table,
        { type: "array", items: rowOf(records, schema) },
      ]),
    ),
    topics: Object.keys(openapi.webhooks ?? {}),
  };
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function operationsOf(document) {
  return Object.values(document.paths).flatMap((item) =>
    methods
      .filter((method) => item[method])
      .map((method) => ({
        id: item[method].operationId,
        summary: item[method].summary,
        parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map((one) =>
          resolved(document, one),
        ),
        body: Object.values(resolved(document, item[method].requestBody ?? {}).content ?? {})[0]?.schema,
        responses: item[method].responses,
      })),
  );
}

function resolved(document, part) {
  if (part?.$ref === undefined) return part;
  const names = part.$ref.slice(2).split("/");
  return resolved(
    document,
    names.reduce((inside, name) => inside[name.replaceAll("~1", "/").replaceAll("~0", "~")], document),
  );
}

function fieldsOf(document, { summary, parameters, body }) {
  const sent = parameters.filter((one) => one.in === "path" || one.in === "query");
  const members = Object.entries(resolved(document, body ?? {}).properties ?? {});
  const fields = [...sent.map((one) => [one.name, { description: one.description, ...one.schema }]), ...members];
  return {
    type: "object",
    description: summary,
    properties: Object.fromEntries(
      fields.map(([name, schema]) => [name, fieldOf({ ...schema, ...resolved(document, schema) })]),
    ),
  };
}

/** A field offers its listed values; everything else is the contract's business when the file is loaded. */
function fieldOf({ description, enum: values, default: usual }) {
  return {
    ...(values ? { anyOf: [{ enum: values }, reference] } : {}),
    ...(description ? { description } : {}),
    ...(usual === undefined ? {} : { default: usual }),
  };
}

function rowOf(document, schema) {
  const { description, required, properties, additionalProperties } = resolved(document, schema);
  return {
    type: "object",
    ...(description ? { description } : {}),
    ...(required ? { required } : {}),
    ...(additionalProperties === false ? { additionalProperties } : {}),
    properties: Object.fromEntries(
      Object.entries(properties ?? {}).map(([name, one]) => [
        name,
        one.format === "date-time" ? moment : withoutReferences(document, one),
      ]),
    ),
  };
}

function withoutReferences(document, schema) {
  return JSON.parse(JSON.stringify(schema, (_name, part) => (part?.$ref ? resolved(document, part) : part)));
}

/** The member of an error body that `x-error-code` of the contract names. */
const codeIn = (body, document) =>
  (document["x-error-code"] ?? "code").split(".").reduce((part, name) => part?.[name], body);

function codesOf(document, responses) {
  const codes = Object.entries(responses).flatMap(([given, response]) =>
    Number(given) < 400
      ? []
      : Object.values(resolved(document, response).content ?? {}).flatMap(({ example, examples = {} }) =>
          [example, ...Object.values(examples).map((one) => resolved(document, one).value)].map((body) =>
            codeIn(body, document),
          ),
        ),
  );
  return [...new Set(codes.filter((code) => typeof code === "string"))];
}

/** What a contract says that target files name. */
function partiesOf(name) {
  const read = (file) => parse(readFileSync(join(contracts, name, `${file}.yaml`), "utf8"));
  const rules = read("rules");
  const settings = rules.flatMap((rule) => (rule.settings ?? []).map((one) => ({ ...one, rule: rule.statement })));
  return {
    name,
    roles: read("roles").roles,
    operations: operationsOf(read("openapi")).map(({ id }) => id),
    rules: rules.map(({ id }) => id),
    settings: Object.fromEntries(
      settings.map(({ name: setting, values, schema, default: usual, rule }) => [
        setting,
        { description: rule, ...(values ? { enum: values } : schema), default: usual },
      ]),
    ),
  };
}

const made = {
  scenario: () => scenarioSchema(),
  "conformance-target": () => targetSchema(services.map(partiesOf)),
};
const written = (name) => `${JSON.stringify(made[name](), null, 2)}\n`;
const [, , flag, asked = "scenario"] = process.argv;
if (flag === "--print") process.stdout.write(written(asked));
else for (const name of Object.keys(made)) writeFileSync(join(here, `${name}.json`), written(name));
