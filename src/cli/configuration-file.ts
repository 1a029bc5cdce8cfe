import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { closest } from "../core/closest.ts";
import { parseInstant } from "../core/instant.ts";
import { root } from "../package.ts";
import type { Configuration } from "./configuration.ts";
import { Usage } from "./terminal.ts";

interface Place {
  readonly shown: string;
  /** What paths in it are relative to. */
  readonly folder: string;
}

type Judged = Omit<Configuration, "file">;
type Path = readonly string[];

/** Judges a configuration by schemas/config.json; YAML and JSON alike, since one contains the other. */
export function judged(text: string, { shown, folder }: Place): Judged {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${shown}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const [broken] = document.errors;
  if (broken) throw new Usage(`${at(broken.pos[0])}  file  ${broken.message.split(" at line")[0]}  mend the YAML`);
  const value = contentOf(document, at);
  const mistakes = mistakesIn(value);
  const placeOf = (...path: Path) => at(keyOf(document, path) ?? 0);
  if (mistakes.length > 0) {
    const told = mistakes.map(({ path, problem, remedy }) =>
      `${placeOf(...path)}  ${path.join(".") || "file"}  ${problem}  ${remedy}`.trimEnd(),
    );
    throw new Usage(told.join("\n"));
  }
  const { env = {}, ...values } = isRecord(value) ? value : {};
  return { values: fromFolder(values, folder), env: texts(env), placeOf };
}

function contentOf(document: Document.Parsed, at: (offset: number) => string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw new Usage(`${at(0)}  file  ${error instanceof Error ? error.message : String(error)}  mend the YAML`);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const texts = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(isRecord(value) ? value : {}).map(([name, text]) => [name, String(text)]));

/** Where a key stands, or the nearest one around it. */
function keyOf(document: Document.Parsed, path: Path): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const item = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === path[length - 1])
      : undefined;
    const node = item?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0];
}

interface Mistake {
  readonly path: Path;
  readonly problem: string;
  readonly remedy: string;
}

interface Schema {
  readonly properties: Readonly<Record<string, { readonly description?: string }>>;
}

function mistakesIn(value: unknown): readonly Mistake[] {
  const schema = JSON.parse(readFileSync(join(root, "schemas", "config.json"), "utf8"));
  const validate = new Ajv2020({ allErrors: true, strict: false, validateFormats: false, verbose: true }).compile(
    schema,
  );
  if (!validate(value)) {
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== "propertyNames")
      .map((error) => mistakeOf(error, schema));
  }
  const clock = isRecord(value) && typeof value.clock === "string" ? value.clock : undefined;
  if (clock === undefined || parseInstant(clock)) return [];
  return [{ path: ["clock"], problem: `"${clock}" is not an instant`, remedy: "write it as 2026-11-22T10:00:00Z" }];
}

function mistakeOf(
  { instancePath, keyword, params, data, message = "", propertyName }: ErrorObject,
  schema: Schema,
): Mistake {
  const path = instancePath.split("/").slice(1);
  const [key = ""] = path;
  if (keyword === "additionalProperties") {
    const word = String(params.additionalProperty);
    const known = Object.keys(schema.properties);
    const meant = closest(word, known);
    const remedy = meant === undefined ? `known: ${known.join(", ")}` : `did you mean ${meant}?`;
    return { path: [...path, word], problem: "not a word of this file", remedy };
  }
  if (propertyName !== undefined) {
    const problem = "cannot name a variable";
    return { path: [...path, propertyName], problem, remedy: "letters, digits and _, not beginning with a digit" };
  }
  if (path.length === 0) return { path, problem: "is no mapping of words to values", remedy: "write it as port: 4100" };
  const wanted = keyword === "type" ? `must be ${kinds[String(params.type)] ?? params.type}` : message;
  return {
    path,
    problem: `${wanted}, not ${JSON.stringify(data)}`,
    remedy: schema.properties[key]?.description ?? "",
  };
}

const kinds: Readonly<Record<string, string>> = {
  integer: "a whole number",
  boolean: "true or false",
  string: "text",
  object: "a mapping",
  array: "a list",
};

/** Paths mean the same from wherever the file is used. */
function fromFolder(values: Readonly<Record<string, unknown>>, folder: string): Record<string, unknown> {
  const at = (path: string) => resolve(folder, path);
  const file = (name: string) => (/\.ya?ml$/.test(name) ? at(name) : name);
  const { data, fixtures, scenarios } = values;
  return {
    ...values,
    ...(typeof data === "string" ? { data: at(data) } : {}),
    ...(Array.isArray(fixtures) ? { fixtures: fixtures.map((one) => at(String(one))) } : {}),
    ...(Array.isArray(scenarios) ? { scenarios: scenarios.map((one) => file(String(one))) } : {}),
  };
}
