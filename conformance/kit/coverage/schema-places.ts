import { down, follow, type OpenApi, type Part, pointer } from "../document.ts";
import { isMembers, list, member, members } from "../json.ts";

/** A place in a value that a schema describes. Step `[]` stands for every item of a list, `*` for every unnamed member. */
export interface SchemaPlace {
  steps: readonly string[];
  /** What the schema enumerates there. */
  values: readonly unknown[];
  /** The only values of its alternatives, where it fixes some. */
  constants: readonly unknown[];
}

/** Every place that a schema names, the alternatives of a `oneOf` beside each other. The whole value has no steps. */
export function placesOf(document: OpenApi, schema: Part): readonly SchemaPlace[] {
  const places = new Map<string, SchemaPlace>();
  for (const place of visit(document, { part: schema, steps: [], above: [] })) {
    const earlier = places.get(inWords(place.steps));
    places.set(inWords(place.steps), earlier === undefined ? place : both(earlier, place));
  }
  return [...places.values()];
}

const both = (one: SchemaPlace, other: SchemaPlace): SchemaPlace => ({
  steps: one.steps,
  values: [...new Set([...one.values, ...other.values])],
  constants: [...new Set([...one.constants, ...other.constants])],
});

/** `data.orders[].licence.plan`; `whole` for the value itself. */
export const inWords = (steps: readonly string[]): string =>
  steps.length === 0 ? "whole" : steps.join(".").replaceAll(".[]", "[]");

/** What stands at a place of a value; a single value where a list could be counts as its only item. */
export function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (step === undefined) return value === undefined ? [] : [value];
  if (step === "[]") return (Array.isArray(value) ? list(value) : [value]).flatMap((item) => valuesAt(item, rest));
  if (step === "*") return Object.values(members(value)).flatMap((inner) => valuesAt(inner, rest));
  return isMembers(value) ? valuesAt(member(value, step), rest) : [];
}

interface Visit {
  part: Part;
  steps: readonly string[];
  /** The schemas on the way here: one that contains itself is entered once. */
  above: readonly string[];
}

function visit(document: OpenApi, { part, steps, above }: Visit): readonly SchemaPlace[] {
  const schema = follow(document, part);
  const here = pointer(schema.path);
  if (!isMembers(schema.value) || above.includes(here)) return [];
  const below = [...ways(document, schema)].flatMap(([next, step]) =>
    visit(document, { part: next, steps: step === undefined ? steps : [...steps, step], above: [...above, here] }),
  );
  const constant = schema.value["const"];
  return [{ steps, values: list(schema.value["enum"]), constants: constant === undefined ? [] : [constant] }, ...below];
}

/** The schemas right below one, each with the step that leads there; an alternative is no step. */
function* ways(document: OpenApi, schema: Part): Generator<readonly [Part, string?]> {
  const named = (keyword: string) => down(document, schema, keyword);
  for (const keyword of ["oneOf", "anyOf", "allOf"]) {
    for (const index of list(named(keyword).value).keys()) yield [down(document, named(keyword), String(index))];
  }
  for (const name of Object.keys(members(named("properties").value))) {
    yield [down(document, named("properties"), name), name];
  }
  for (const name of Object.keys(members(named("patternProperties").value))) {
    yield [down(document, named("patternProperties"), name), "*"];
  }
  for (const index of list(named("prefixItems").value).keys()) {
    yield [down(document, named("prefixItems"), String(index)), "[]"];
  }
  yield [named("items"), "[]"];
  yield [named("additionalProperties"), "*"];
}
