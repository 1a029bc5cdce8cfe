import { type Change, changeFor } from "../../core/change.ts";
import type { BodyProblem, FieldSpec, Violation } from "../../core/http.ts";
import type { Render } from "../../core/service.ts";
import type { Settings } from "./contract.ts";
import * as errors from "./errors.ts";
import { crashFormat, reported, whileEmpty } from "./rules/parameters.ts";
import { readable } from "./suggest.ts";

export const render: Render<Settings> = {
  noRoute: (request) => (request.method === "OPTIONS" ? errors.nothingToDescribe() : errors.noRoute()),

  badBody: (problem, _request, fields) => {
    const { code, message } = jsonError(problem);
    return errors.malformedJson(code, message, validBody(problem, fields));
  },

  violations(violations, fields) {
    const missing = violations.filter(({ keyword }) => keyword === "required");
    if (missing.length > 0) {
      const rule = missing[0]?.rule === "new-email-needed" ? "new-email-needed" : "required-parameters-present";
      return errors.missingParameters(rule, registered(missing, fields), changeFor(missing, fields));
    }
    const empty = violations.filter(({ keyword }) => keyword === "not");
    const told = empty.length > 0 ? whileEmpty(inRegistrationOrder(empty, fields), violations) : violations;
    const details = new Map<string, errors.Detail>();
    for (const violation of told.toSorted(byPrecedence)) {
      if (!details.has(violation.field)) details.set(violation.field, detailOf(violation, fields));
    }
    const inOrder = [...new Set(told.map(({ field }) => field))].map((name) => details.get(name));
    const shown = reported(inOrder.filter((detail) => detail !== undefined));
    return errors.invalidParameters(ruleOf(told), shown, changeFor(violations, fields));
  },

  crash: (request) => crashFormat(request),

  rateLimited: () => errors.rateLimited(),

  faults: {
    storing_error: (settings) => errors.storingError(settings),
    internal_server_error: (_settings, request) => crashFormat(request),
  },
};

/** What could be read of a broken body, with examples for what is needed besides. */
function validBody({ text }: BodyProblem, fields: readonly FieldSpec[]): Change {
  const read = readable(text);
  const set: Record<string, unknown> = {};
  for (const { name, required, example, place } of fields) {
    if (place === "path") continue;
    if (name in read) set[name] = read[name];
    else if (required) set[name] = example;
  }
  return { says: "send a body of valid JSON, or as a form", set };
}

/** PHP's numbers for what is wrong with a JSON text. */
function jsonError({ text, kind }: BodyProblem): { code: number; message: string } {
  if (kind === "too-deep") return { code: 1, message: "Maximum stack depth exceeded" };
  if (kind === "malformed-utf8")
    return { code: 5, message: "Malformed UTF-8 characters, possibly incorrectly encoded" };
  if (kind === "half-surrogate-pair") return { code: 10, message: "Single unpaired surrogate in Unicode escape" };
  if (/"(?:[^"\\]|\\.)*[\u0000-\u001f]/.test(text)) {
    return { code: 3, message: "Control character error, possibly incorrectly encoded" };
  }
  return { code: 4, message: "Syntax error" };
}

type InvalidRule = Parameters<typeof errors.invalidParameters>[0];

const ruleOf = (violations: readonly Violation[]): InvalidRule =>
  (violations.find(({ rule }) => rule)?.rule ?? "parameters-of-their-type") as InvalidRule;

const registered = (violations: readonly Violation[], fields: readonly FieldSpec[]): string[] =>
  inRegistrationOrder(violations, fields).map(({ field }) => field);

function inRegistrationOrder(violations: readonly Violation[], fields: readonly FieldSpec[]): readonly Violation[] {
  const position = ({ field }: Violation) => fields.findIndex(({ name }) => name === field);
  return violations.toSorted((one, other) => position(one) - position(other));
}

/** What is told of a parameter that is wrong in several ways: of a number, its bounds before its type. */
const byPrecedence = (one: Violation, other: Violation): number => rank(one) - rank(other);
function rank({ keyword, value }: Violation): number {
  const outOfBounds = keyword === "minimum" || keyword === "maximum";
  if (outOfBounds && typeof value === "number") return 1;
  return { not: 0, type: 2, enum: 3 }[keyword] ?? 9;
}

/** One violation as WordPress words it. */
function detailOf({ field: name, keyword, params, value }: Violation, fields: readonly FieldSpec[]): errors.Detail {
  const schema = fields.find((field) => field.name === name)?.schema ?? {};
  const types = ([] as unknown[]).concat(schema.type ?? []).map(String);
  const wrongType = (type: string): errors.Detail => ({
    name,
    code: "rest_invalid_type",
    message: `${name} is not of type ${type}.`,
    data: { param: name },
  });
  const outOfBounds = (): errors.Detail => ({
    name,
    code: "rest_out_of_bounds",
    message: `${name} must be ${bounds(schema)}`,
    data: null,
  });
  switch (keyword) {
    case "not":
      return { name, code: "param_value_empty", message: "Sorry, field is empty which is not allowed.", data: null };
    case "type":
      return wrongType(types.join(","));
    case "enum":
      return {
        name,
        code: "rest_not_in_enum",
        message: `${name} is not one of ${listed(params.allowedValues)}.`,
        data: null,
      };
    case "minimum":
    case "maximum":
      return outOfBounds();
    case "pattern": {
      const numeric = types.find((type) => type !== "string");
      if (numeric === undefined)
        return { name, code: "rest_invalid_email", message: "Invalid email address.", data: null };
      return isNumber(String(value), numeric) ? outOfBounds() : wrongType(numeric);
    }
    default:
      return { name, code: "rest_invalid_param", message: "Invalid parameter.", data: null };
  }
}

const isNumber = (text: string, type: string): boolean =>
  (type === "integer" ? /^\s*[+-]?\d+\s*$/ : /^\s*[+-]?\d+(?:\.\d+)?\s*$/).test(text);

function bounds({ minimum, maximum }: { readonly minimum?: unknown; readonly maximum?: unknown }): string {
  if (maximum === undefined) return `greater than or equal to ${minimum}`;
  return `between ${minimum} (inclusive) and ${maximum} (inclusive)`;
}

/** `a and b.` of two, `a, b, and c.` of more. */
function listed(values: unknown): string {
  const all = Array.isArray(values) ? values.map(String) : [];
  return all.length < 3 ? all.join(" and ") : `${all.slice(0, -1).join(", ")}, and ${all.at(-1)}`;
}
