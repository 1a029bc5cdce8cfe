import { closest } from "../core/closest.ts";
import { fromMillis, parseDuration, plus, toMillis } from "../core/instant.ts";

export interface FaultProblem {
  /** Dotted from the fault, e.g. `when.type`; empty for the fault as a whole. */
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

/** What a fault can be about; made from a contract. */
export interface FaultScope {
  readonly service: string;
  readonly operations: readonly string[];
  /** The error codes of an operation. */
  codesOf(operation: string): readonly string[];
  /** The fields that calls of an operation may have. */
  fieldsOf(operation: string): readonly string[];
}

type Mapping = Readonly<Record<string, unknown>>;

const words = ["service", "operation", "when", "answer", "transport", "next", "at"];
const transports = ["reset", "truncated", "malformed", "rate-limit"];
const transportRemedy = `{ latency: PT2S }, ${transports.join(", ")}`;
/** Milliseconds that a fault may hold up an answer. */
const longestLatency = 600_000;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is wrong with a fault that somebody asked for; nothing when it can wait for its calls. */
export function faultProblems(fault: unknown, scope: FaultScope): readonly FaultProblem[] {
  if (!isMapping(fault))
    return [wrong("", "is not a fault", "{ operation: <operationId>, answer: <error code>, next: 1, at: before }")];
  const { operation, when, next = 1, at = "before" } = fault;
  return [
    ...Object.keys(fault).flatMap((word) =>
      words.includes(word) ? [] : [unknown(word, word, "word of a fault", words)],
    ),
    ...operationProblems(operation, scope),
    ...whatProblems(fault, scope),
    ...whenProblems(when, operation, scope),
    ...(Number.isSafeInteger(next) && Number(next) > 0
      ? []
      : [wrong("next", `${shown(next)} is not a number of calls`, "1 or more")]),
    ...(at === "before" || at === "after" ? [] : [wrong("at", `${shown(at)} is not a moment`, "before or after")]),
  ];
}

const wrong = (field: string, problem: string, remedy: string): FaultProblem => ({ field, problem, remedy });

const shown = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing"));

function unknown(field: string, value: unknown, what: string, known: readonly string[]): FaultProblem {
  const meant = typeof value === "string" ? closest(value, known) : undefined;
  return wrong(
    field,
    `${shown(value)} is no ${what}`,
    meant === undefined ? `known: ${known.join(", ") || "none"}` : `did you mean ${meant}?`,
  );
}

function operationProblems(operation: unknown, { service, operations }: FaultScope): readonly FaultProblem[] {
  if (operation === undefined) return [wrong("operation", "is missing", `known: ${operations.join(", ")}`)];
  if (typeof operation === "string" && operations.includes(operation)) return [];
  return [unknown("operation", operation, `operation of ${service}`, operations)];
}

function whatProblems({ operation, answer, transport }: Mapping, scope: FaultScope): readonly FaultProblem[] {
  if (answer === undefined && transport === undefined)
    return [wrong("answer", "is missing", `an error code of the operation, or transport: ${transportRemedy}`)];
  if (answer !== undefined && transport !== undefined)
    return [wrong("transport", "stands beside answer", "a fault is one or the other; add two faults")];
  if (transport !== undefined) return transportProblems(transport);
  if (typeof operation !== "string" || !scope.operations.includes(operation)) return [];
  const codes = scope.codesOf(operation);
  if (typeof answer === "string" && codes.includes(answer)) return [];
  return [unknown("answer", answer, `error code of ${operation}`, codes)];
}

/** What is wrong with a failure on the way. */
export function transportProblems(transport: unknown): readonly FaultProblem[] {
  if (typeof transport === "string" && transports.includes(transport)) return [];
  if (!isMapping(transport)) return [unknown("transport", transport, "transport fault", [...transports, "latency"])];
  const stray = Object.keys(transport).find((word) => word !== "latency");
  if (stray !== undefined) return [unknown(`transport.${stray}`, stray, "word of a transport fault", ["latency"])];
  const millis = latencyMillis(transport.latency);
  if (millis === undefined)
    return [wrong("transport.latency", `${shown(transport.latency)} is not a duration`, "write PT2S or PT0.25S")];
  return millis <= longestLatency
    ? []
    : [wrong("transport.latency", `${shown(transport.latency)} is too long`, "ten minutes at the most: PT10M")];
}

/** A duration in milliseconds. */
export function latencyMillis(text: unknown): number | undefined {
  const span = typeof text === "string" ? parseDuration(text) : undefined;
  if (!span) return undefined;
  try {
    return toMillis(plus(fromMillis(0), span));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function whenProblems(when: unknown, operation: unknown, scope: FaultScope): readonly FaultProblem[] {
  if (when === undefined) return [];
  if (!isMapping(when)) return [wrong("when", "is not a mapping", "{ field: value }")];
  if (typeof operation !== "string" || !scope.operations.includes(operation)) return [];
  const fields = scope.fieldsOf(operation);
  return Object.entries(when).flatMap(([name, value]) => {
    if (!fields.includes(name)) return [unknown(`when.${name}`, name, `field of ${operation}`, fields)];
    if (["string", "number", "boolean"].includes(typeof value)) return [];
    return [wrong(`when.${name}`, `${shown(value)} is not a value`, "one text, number, true or false")];
  });
}
