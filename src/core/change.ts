import { closest } from "./closest.ts";
import type { FieldSpec, Violation } from "./http.ts";

/** The smallest change to a refused request that would get it through. */
export interface Change {
  readonly says: string;
  /** Field name → value to send, wherever the contract puts the field. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Fields to leave out. */
  readonly remove?: readonly string[];
  readonly method?: string;
  readonly path?: string;
  /** A role whose credentials to use. */
  readonly as?: string;
}

/** A suggestion, or how to look one up; that is done in the transaction of the refusal, and what it rests on says nothing of it. */
export type Help = Change | (() => Promise<Change | undefined>);

/** What a field should hold instead; undefined says that it is best left out. */
type Instead = { readonly value: unknown } | undefined;

/** The values that a request breaking the contract should hold instead, field by field. */
export function changeFor(violations: readonly Violation[], fields: readonly FieldSpec[]): Change | undefined {
  const set: Record<string, unknown> = {};
  const remove: string[] = [];
  for (const violation of violations.toSorted((one, other) => rank(one) - rank(other))) {
    const spec = fields.find(({ name }) => name === violation.field);
    if (!spec || spec.name in set || remove.includes(spec.name)) continue;
    const instead = insteadOf(violation, spec);
    if (instead) set[spec.name] = instead.value;
    else remove.push(spec.name);
  }
  const says = [
    ...Object.entries(set).map(([name, value]) => `send ${name}: ${shown(value)}`),
    ...remove.map((name) => `leave out ${name}`),
  ];
  if (says.length === 0) return undefined;
  return {
    says: says.join("; "),
    ...(Object.keys(set).length > 0 ? { set } : {}),
    ...(remove.length > 0 ? { remove } : {}),
  };
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : String(JSON.stringify(value));
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Characters of a value that a sentence shows. */
const longest = 200;

const ranks = ["required", "enum", "not", "minimum", "maximum", "type"];
const rank = ({ keyword }: Violation): number => (ranks.indexOf(keyword) + ranks.length + 1) % (ranks.length + 1);

function insteadOf({ keyword, params, value }: Violation, spec: FieldSpec): Instead {
  const usual = spec.required || spec.example !== undefined ? { value: spec.example ?? "" } : undefined;
  switch (keyword) {
    case "enum":
      return { value: nearestOf(params.allowedValues, value) };
    case "minimum":
    case "maximum":
      return { value: params.limit };
    case "type":
      return bounded(value, spec) ?? converted(value, params.type, spec) ?? usual;
    case "pattern":
      return bounded(value, spec) ?? (spec.required ? usual : undefined);
    default:
      return usual;
  }
}

function nearestOf(allowed: unknown, value: unknown): unknown {
  const values: readonly unknown[] = Array.isArray(allowed) ? allowed : [];
  const near = closest(
    String(value),
    values.filter((one) => typeof one === "string"),
  );
  return near ?? values[0];
}

/** A value as the type that is wanted instead of its own. */
function converted(value: unknown, types: unknown, { schema }: FieldSpec): Instead {
  for (const type of [types].flat()) {
    const one = typeof value === "string" ? fromText(value, type) : type === "string" ? asText(value) : undefined;
    if (one !== undefined && matches(one, schema.pattern)) return { value: one };
  }
  return undefined;
}

const matches = (value: unknown, pattern: unknown): boolean =>
  typeof pattern !== "string" || typeof value !== "string" || new RegExp(pattern, "u").test(value);

function fromText(text: string, type: unknown): unknown {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  switch (type) {
    case "integer":
      return Number.isSafeInteger(number) ? number : undefined;
    case "number":
      return Number.isFinite(number) ? number : undefined;
    case "boolean":
      return { true: true, false: false }[text];
    default:
      return undefined;
  }
}

const asText = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : typeof value === "object" ? JSON.stringify(value) : String(value);

/** A number outside its bounds as the nearest one inside. */
function bounded(value: unknown, { schema }: FieldSpec): Instead {
  const { minimum, maximum } = schema;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  if (typeof minimum === "number" && number < minimum) return { value: minimum };
  if (typeof maximum === "number" && number > maximum) return { value: maximum };
  return undefined;
}
