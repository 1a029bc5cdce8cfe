import { parseInstant } from "../core/instant.ts";
import type { Path, Written } from "./scenario-file.ts";

export interface ShapeMistake {
  readonly path: Path;
  readonly problem: string;
  readonly remedy: string;
}

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isScalar = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);
const entriesOf = (value: unknown): [string, unknown][] => (isMapping(value) ? Object.entries(value) : []);
const itemsOf = (value: unknown): [number, unknown][] => (Array.isArray(value) ? [...value.entries()] : []);

/** Whether a file's content is a scenario's, given what is wrong with it. */
export const isWritten = (_value: unknown, mistakes: readonly ShapeMistake[]): _value is Written =>
  mistakes.length === 0;

/** What a scenario file says in another shape than the format's. */
export function shapeMistakes(value: unknown): readonly ShapeMistake[] {
  const { scenario, service, extends: base, clock, settings, rows, generate, faults } = isMapping(value) ? value : {};
  return [
    ...unless(
      scenario === undefined || isText(scenario),
      ["scenario"],
      "is not text",
      "one sentence about the situation",
    ),
    ...unless(
      isText(service),
      ["service"],
      service === undefined ? "is missing" : "is not text",
      "the name of the service it is for",
    ),
    ...unless(base === undefined || isText(base), ["extends"], "is not text", "the name of another scenario, or none"),
    ...clockMistakes(clock),
    ...mappingMistakes(settings, ["settings"], "name: value"),
    ...entriesOf(settings).flatMap(([name, one]) =>
      unless(isScalar(one), ["settings", name], "is not a value", "one text, number, true or false"),
    ),
    ...mappingMistakes(rows, ["rows"], "table: [row, …]"),
    ...entriesOf(rows).flatMap(([table, list]) => rowMistakes(table, list)),
    ...mappingMistakes(generate, ["generate"], "table: { count: 10 }"),
    ...entriesOf(generate).flatMap(([table, spec]) =>
      unless(isMapping(spec), ["generate", table], "is not a mapping", "{ count: 10 } and the fields that are given"),
    ),
    ...unless(faults === undefined || Array.isArray(faults), ["faults"], "is not a list", faultFormat),
    ...itemsOf(faults).flatMap(([i, fault]) => faultMistakes(["faults", i], fault)),
  ];
}

const unless = (holds: boolean, path: Path, problem: string, remedy: string): readonly ShapeMistake[] =>
  holds ? [] : [{ path, problem, remedy }];

const mappingMistakes = (value: unknown, path: Path, remedy: string): readonly ShapeMistake[] =>
  unless(value === undefined || isMapping(value), path, "is not a mapping", remedy);

function clockMistakes(clock: unknown): readonly ShapeMistake[] {
  if (clock === undefined || clock === "follow") return [];
  const remedy = "follow, or { frozen: 2026-11-22T10:00:00Z }";
  if (!isMapping(clock) || Object.keys(clock).join() !== "frozen")
    return unless(false, ["clock"], "is not a clock", remedy);
  const { frozen } = clock;
  const problem = `${String(frozen)} is not an instant`;
  return unless(
    parseInstant(String(frozen)) !== undefined,
    ["clock", "frozen"],
    problem,
    "write it as 2026-11-22T10:00:00Z",
  );
}

function rowMistakes(table: string, list: unknown): readonly ShapeMistake[] {
  return [
    ...unless(Array.isArray(list), ["rows", table], "is not a list of rows", "- { id: …, … }"),
    ...itemsOf(list).flatMap(([i, row]) => unless(isMapping(row), ["rows", table, i], "is not a row", "{ id: …, … }")),
  ];
}

const faultFormat = "- { operation: <operationId>, answer: <error code>, next: 1, at: before, when: { field: value } }";
const faultWords = ["operation", "answer", "next", "at", "when"];

function faultMistakes(path: Path, fault: unknown): readonly ShapeMistake[] {
  if (!isMapping(fault)) return unless(false, path, "is not a fault", faultFormat);
  const { operation, answer, next = 1, at = "before", when = {} } = fault;
  return [
    ...Object.keys(fault).flatMap((word) =>
      unless(faultWords.includes(word), [...path, word], "is not a word of a fault", `known: ${faultWords.join(", ")}`),
    ),
    ...unless(isText(operation), [...path, "operation"], "is not an operation", faultFormat),
    ...unless(isText(answer), [...path, "answer"], "is not an error code", faultFormat),
    ...unless(
      Number.isInteger(next) && Number(next) > 0,
      [...path, "next"],
      `${String(next)} is not a number of calls`,
      "1 or more",
    ),
    ...unless(at === "before" || at === "after", [...path, "at"], `${String(at)} is not a moment`, "before or after"),
    ...unless(isMapping(when), [...path, "when"], "is not a mapping", "{ field: value }"),
  ];
}
