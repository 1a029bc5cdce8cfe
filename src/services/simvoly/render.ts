import { changeFor } from "../../core/change.ts";
import type { BodyProblem, FieldSpec, Violation } from "../../core/http.ts";
import type { Render } from "../../core/service.ts";
import type { Settings } from "./contract.ts";
import * as errors from "./errors.ts";

type ShapeRule = keyof typeof errors.byShape;

export const render: Render<Settings> = {
  noRoute: (_request, methods = []) => (methods.length > 0 ? errors.methodNotOffered(methods) : errors.noRoute()),

  badBody: ({ kind }) => errors.brokenBody(remedies[kind]),

  violations(violations, fields) {
    const first = firstOf(violations, fields);
    return first && errors.outOfShape(ruleOf(first), changeFor([first], fields));
  },

  crash: () => errors.serverFailure(),

  faults: { "Internal server error": () => errors.serverFailure() },
};

const remedies: Readonly<Record<BodyProblem["kind"], string>> = {
  "malformed-json": "send a body of valid JSON",
  "malformed-utf8": "send the body in UTF-8",
  "half-surrogate-pair": "send whole characters",
  "too-deep": "send less deeply nested JSON",
  "malformed-form": "send a well-formed form",
  "too-large": "send a shorter body",
};

/** One refusal at a time: what is missing, in the order of the parameters, before what is wrong. */
function firstOf(violations: readonly Violation[], fields: readonly FieldSpec[]): Violation | undefined {
  const place = ({ field }: Violation) => fields.findIndex(({ name }) => name === field);
  const missing = violations.filter(({ keyword }) => keyword === "required");
  return missing.toSorted((one, other) => place(one) - place(other))[0] ?? violations[0];
}

const isShapeRule = (rule: string | undefined): rule is ShapeRule =>
  rule !== undefined && Object.hasOwn(errors.byShape, rule);

const ruleOf = ({ rule }: Violation): ShapeRule => (isShapeRule(rule) ? rule : "parameters-of-their-type");
