import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { isInstant } from "../records.ts";
import type { SandboxRecord } from "../sandbox.ts";
import type { JudgedDocument, RuntimeTableName, SnapshotDocument } from "./document.ts";
import { invalid, type SnapshotRefused } from "./refused.ts";

type Shape = Readonly<Record<string, unknown>>;

const closed = (properties: Readonly<Record<string, Shape>>, optional: readonly string[] = []): Shape => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});
const listOf = (items: Shape): Shape => ({ type: "array", items });
const mapOf = (additionalProperties: Shape): Shape => ({ type: "object", additionalProperties });

const text: Shape = { type: "string" };
const someText: Shape = { type: "string", minLength: 1 };
/** Large enough for every count, and small enough to count on from. */
const number: Shape = { type: "integer", minimum: 1, maximum: 9e15 };
const instant: Shape = { type: "string", format: "date-time" };
const anyObject: Shape = { type: "object" };

const settings = mapOf(mapOf({ type: ["string", "number", "boolean"] }));

/** Milliseconds that lead from today into no year of five digits. */
const shift: Shape = { type: "integer", minimum: -6e13, maximum: 2e14 };

const clock: Shape = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: { follow: shift, frozen: instant },
};

const transport: Shape = {
  anyOf: [
    { enum: ["reset", "truncated", "malformed", "rate-limit"] },
    closed({ latency: { type: "string", pattern: "^P(?=.)[0-9.YMWDTHS]+$" } }),
  ],
};

const fault = closed(
  {
    id: number,
    service: someText,
    operation: someText,
    when: anyObject,
    answer: someText,
    transport,
    next: number,
    at: { enum: ["before", "after"] },
  },
  ["id", "when", "answer", "transport"],
);

/** A member of the record that has no shape here does not compile. */
const record: Readonly<Record<keyof SnapshotDocument["record"], Shape>> = {
  scenarios: listOf(someText),
  beginning: closed({ settings, clock } satisfies Record<keyof SandboxRecord["beginning"], Shape>),
  settings,
  clock,
  randomSeed: { type: "integer", minimum: 0, maximum: 0xffffffff },
  faults: listOf(fault),
  lastFault: { ...number, minimum: 0 },
  deliveries: listOf({ type: "object", required: ["id"], properties: { id: number } }),
  notes: listOf(closed({ file: text, line: number, column: number, text })),
  file: closed({ name: text, text }),
};

const attempt = closed(
  {
    at: instant,
    status: { type: "integer", minimum: 100, maximum: 599 },
    error: text,
    pretended: { const: true },
    sent: { enum: ["twice", "wrongly-signed", "stale", "truncated"] },
    redelivered: { const: true },
  },
  ["status", "error", "pretended", "sent", "redelivered"],
);

const effect = closed(
  {
    id: number,
    service: someText,
    kind: { enum: ["webhook", "email", "call", "job"] },
    topic: someText,
    to: someText,
    dueAt: instant,
    status: { enum: ["pending", "delivered", "failed", "prepared"] },
    data: anyObject,
    attempts: listOf(attempt),
    putOff: closed({ behind: { type: "integer", minimum: 0 }, topic: someText, to: someText }, ["topic", "to"]),
  },
  ["to", "putOff"],
);

const word: Shape = { type: "integer", minimum: -(2 ** 31), maximum: 2 ** 32 - 1 };

const runtime: Readonly<Record<RuntimeTableName, Shape>> = {
  effects: listOf(effect),
  generator: listOf(closed({ id: { const: "state" }, words: { ...listOf(word), minItems: 4, maxItems: 4 } })),
  sequences: listOf(closed({ id: { type: "string", pattern: "^[^.]+\\.[^.]+$" }, next: number })),
};

/** The document around the services' rows; those are judged by records.yaml. */
const shape = closed({
  format: { const: "stunt-double-snapshot" },
  version: { const: 1 },
  sandbox: { type: "string", pattern: "^[a-z0-9-]{1,40}$" },
  at: instant,
  record: closed(record, ["lastFault", "file"]),
  tables: mapOf(mapOf(listOf(anyObject))),
  runtime: closed(runtime),
});

/** Refuses what has not the shape of a snapshot, naming the first field that is wrong. */
export function judgeShape(document: unknown): asserts document is JudgedDocument {
  const ajv = new Ajv2020({ strict: false, verbose: true, formats: { "date-time": isInstant } });
  const validate = ajv.compile<JudgedDocument>(shape);
  if (validate(document)) return;
  const [error] = validate.errors ?? [];
  if (error) throw refusal(error);
}

function refusal({
  instancePath,
  keyword,
  params,
  message = "is wrong",
  data,
  parentSchema,
}: ErrorObject): SnapshotRefused {
  const field = fieldOf(instancePath);
  const inside = (name: unknown) => (field === "" ? String(name) : `${field}.${String(name)}`);
  switch (keyword) {
    case "required":
      return invalid(inside(params.missingProperty), "is missing", "take an exported snapshot as a pattern");
    case "additionalProperties": {
      const known = Object.keys(parentSchema?.properties ?? {}).join(", ");
      return invalid(inside(params.additionalProperty), "is not a field of a snapshot", `known: ${known}`);
    }
    case "const":
      return invalid(field, `is ${shown(data)}`, `this version reads ${shown(params.allowedValue)}`);
    case "enum":
      return invalid(field, `cannot be ${shown(data)}`, `it is one of ${params.allowedValues.join(", ")}`);
    case "format":
      return invalid(field, `${shown(data)} is not an instant`, "write it as 2026-11-22T10:00:00.000Z");
    default:
      return invalid(field, `${message}, and is ${shown(data)}`, "take an exported snapshot as a pattern");
  }
}

/** `/record/faults/0/next` → `record.faults[0].next`. */
const fieldOf = (pointer: string): string =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part.replaceAll("~1", "/").replaceAll("~0", "~")}`))
    .join("")
    .replace(/^\./, "");

const shown = (value: unknown): string => {
  const written = JSON.stringify(value) ?? String(value);
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
};
