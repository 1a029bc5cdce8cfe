import { ConfigurationError } from "../../conformance/kit/index.ts";
import { closest } from "../core/closest.ts";
import type { Kind, Mutant } from "./mutant.ts";

export interface Selection {
  /** Ids or patterns; `rank-math/plan-exists` and `plan-exists` are the rule's. */
  readonly mutants?: readonly string[];
  readonly kinds?: readonly Kind[];
  readonly operations?: readonly string[];
  /** Of what is left, this share from 0 to 1, drawn by a random seed; mutants that `keep` names are all kept. */
  readonly sample?: { readonly share: number; readonly randomSeed: number; readonly keep: (mutant: Mutant) => boolean };
}

/** The chosen mutants. Throws `ConfigurationError` for what chooses nothing. */
export function selected(mutants: readonly Mutant[], { sample, ...selection }: Selection): readonly Mutant[] {
  const chosen = narrowed(mutants, selection);
  if (!sample) return chosen;
  const { share, randomSeed, keep } = sample;
  return chosen.filter((mutant) => keep(mutant) || drawn(mutant.id, randomSeed) < share);
}

function narrowed(mutants: readonly Mutant[], { mutants: asked, kinds, operations }: Omit<Selection, "sample">) {
  const matchers = asked?.map((pattern) => {
    const matches = matcherFor(pattern);
    if (!mutants.some(matches)) refuse(pattern, mutants);
    return matches;
  });
  for (const operation of operations ?? []) {
    if (!mutants.some((mutant) => mutant.operations.includes(operation))) refuse(operation, mutants);
  }
  return mutants.filter(
    (mutant) =>
      (!matchers || matchers.some((matches) => matches(mutant))) &&
      (!kinds || kinds.includes(mutant.kind)) &&
      (!operations || mutant.operations.some((operation) => operations.includes(operation))),
  );
}

function refuse(pattern: string, mutants: readonly Mutant[]): never {
  const known = mutants.flatMap(({ id, operations }) => [id, ...operations]);
  throw new ConfigurationError(`no mutant matches ${pattern}${closestTo(pattern, known)}`);
}

/** `; did you mean …?`, where something is near. */
export function closestTo(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === undefined ? "" : `; did you mean ${near}?`;
}

function matcherFor(pattern: string): (mutant: Mutant) => boolean {
  const expression = matcherOf(pattern);
  return ({ id, kind }) =>
    expression.test(id) ||
    (kind === "rules" && [id.replace("/rules/", "/"), id.replace(/^.*\//, "")].includes(pattern));
}

/** `*` stands for one part of an id, `**` for any number of them. */
export function matcherOf(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*|\*)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]*" : part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}

/** A number from 0 to 1 that hangs on the id and the seed alone, so that a sample stays the same when mutants are added. */
function drawn(id: string, randomSeed: number): number {
  let hash = randomSeed ^ 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
