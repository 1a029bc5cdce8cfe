import { changeFor } from "../../core/change.ts";
import type { BodyProblem, FieldSpec, Violation } from "../../core/http.ts";
import type { Render } from "../../core/service.ts";
import type { Settings } from "./contract.ts";
import * as errors from "./errors.ts";

export const render: Render<Settings> = {
  noRoute: () => errors.noRoute(),

  badBody: ({ kind }) => errors.brokenBody(bodyProblems[kind]),

  violations(violations, fields) {
    const onlyPath = fields.every(({ place }) => place === "path");
    if (onlyPath) return errors.noRoute();
    const told = withoutBranches(violations);
    const state: Record<string, string[]> = {};
    for (const violation of told) {
      const sentences = state[violation.field || "body"] ?? [];
      const sentence = sentenceFor(violation, fields);
      if (!sentences.includes(sentence)) sentences.push(sentence);
      state[violation.field || "body"] = sentences;
    }
    return errors.invalidRequest(ruleOf(told), state, changeFor(told, fields));
  },

  crash: () => errors.serverFailure(),

  faults: { "An error has occurred.": () => errors.serverFailure() },
};

const bodyProblems: Readonly<Record<BodyProblem["kind"], string>> = {
  "malformed-json": "The body is not JSON.",
  "malformed-utf8": "The body is not UTF-8.",
  "half-surrogate-pair": "The body holds half a surrogate pair.",
  "too-deep": "The body is nested too deeply.",
  "malformed-form": "The body is not a form.",
  "too-large": "The body is too large.",
};

/** What no branch of a choice has is told once, of the choice. */
function withoutBranches(violations: readonly Violation[]): readonly Violation[] {
  const choices = violations.filter(({ keyword }) => keyword === "anyOf").map(({ pointer }) => `${pointer}/`);
  return violations.filter(({ pointer }) => !choices.some((choice) => pointer.startsWith(choice)));
}

const shapeRules = [
  "resource-parameters-needed",
  "parameters-readable",
  "members-of-their-type",
  "resource-limits",
  "resource-enums-known",
  "import-needs-subscribers",
  "export-window-needed",
  "fulfillment-members-needed",
] as const;

const ruleOf = (violations: readonly Violation[]): (typeof shapeRules)[number] => {
  const named = violations.flatMap(({ rule }) => shapeRules.find((known) => known === rule) ?? []);
  const inQuery = violations[0]?.place === "query";
  return named[0] ?? (inQuery ? "parameters-readable" : "members-of-their-type");
};

function sentenceFor({ field, keyword, params, place }: Violation, fields: readonly FieldSpec[]): string {
  const name = field || "The body";
  const { schema = {} } = fields.find((spec) => spec.name === field && spec.place === place) ?? {};
  switch (keyword) {
    case "required":
      return `${name} is missing.`;
    case "anyOf":
      return "Data with Subscribers is missing.";
    case "maxLength":
      return `${name} may have ${String(params.limit)} characters.`;
    case "minLength":
      return `${name} is empty.`;
    case "enum":
      return `${name} is none of ${listed(params.allowedValues)}.`;
    case "minimum":
      return `${name} is below ${String(params.limit)}.`;
    case "maximum":
      return `${name} is above ${String(params.limit)}.`;
    case "type":
      return `${name} is not of type ${listed(schema.type ?? params.type)}.`;
    default:
      return `${name} cannot be read.`;
  }
}

const listed = (values: unknown): string =>
  [values]
    .flat()
    .filter((value) => value !== null && value !== "null" && value !== "")
    .map(String)
    .join(", ");
