import type { Contract } from "../contract.ts";
import { follow } from "../document.ts";
import type { Provenance } from "../grade.ts";
import type { LoadedCase } from "../load.ts";
import type { Rule } from "../rules.ts";
import { ids } from "./declared.ts";
import type { Excuse } from "./excuses.ts";

/** One rule and what stands for it: its place, its cases from both sides, its mutants. */
export interface LedgerEntry {
  id: string;
  service: string;
  kind: string;
  statement: string;
  provenance: Provenance;
  operations: readonly string[];
  /** Where it is enforced, e.g. `demand`. */
  by: string;
  /** Files of the service, or lines of openapi.yaml. */
  places: readonly string[];
  refusal?: Rule["refusal"];
  settings: Rule["settings"];
  cases: { positive: readonly string[]; contrast: readonly string[] };
  mutants: readonly string[];
  /** What it should have and has not, e.g. `contrast case`; what is excused in writing is not counted. */
  lacks: readonly string[];
}

export interface LedgerInput {
  contract: Contract;
  cases: readonly LoadedCase[];
  mutants: readonly { id: string; rule: string }[];
  /** Where the service enforces a rule; rules `by: shape` are looked up in the contract. */
  placesOf(rule: Rule): readonly string[];
  excuses?: readonly Excuse[];
}

/** Every rule of a contract, in its order. */
export function ledgerOf(input: LedgerInput): readonly LedgerEntry[] {
  return [...input.contract.rules.values()].map((rule) => entryOf(input, rule));
}

/** What every rule must have and some have not, e.g. `rank-math/plan-exists has no contrast case`. */
export const orphansIn = (ledger: readonly LedgerEntry[]): readonly string[] =>
  ledger.flatMap(({ service, id, lacks }) => lacks.map((what) => `${service}/${id} has no ${what}`));

function entryOf({ contract, excuses = [], ...input }: LedgerInput, rule: Rule): LedgerEntry {
  const { id, kind, statement, provenance, operations, by, refusal, settings } = rule;
  const showing = (side: "positive" | "contrast") =>
    input.cases.filter(({ rules }) => rules?.[side]?.includes(id)).map((one) => one.id);
  const cases = { positive: showing("positive"), contrast: showing("contrast") };
  const mutants = input.mutants.filter((mutant) => mutant.rule === id).map((mutant) => mutant.id);
  const places = by === "shape" ? linesOf(contract, rule) : input.placesOf(rule);
  const wanted = by === "shape" ? Math.max(rule.at.length, 1) : 1;
  const excused = (what: string) => excuses.some((excuse) => excuse.what === what);
  return {
    id,
    service: contract.service,
    kind,
    statement,
    provenance,
    operations,
    by,
    places,
    ...(refusal === undefined ? {} : { refusal }),
    settings,
    cases,
    mutants,
    lacks: [
      ...(places.length === wanted ? [] : [places.length === 0 ? "place" : `one place: ${places.join(", ")}`]),
      ...(cases.positive.length > 0 || excused(ids.positive(id)) ? [] : ["positive case"]),
      ...(cases.contrast.length > 0 || excused(ids.contrast(id)) ? [] : ["contrast case"]),
      ...(mutants.length > 0 ? [] : ["mutant"]),
    ],
  };
}

/** The lines of openapi.yaml that a rule's pointers name; those that name nothing are left out. */
const linesOf = ({ document, placeOf }: Contract, { at }: Rule): readonly string[] =>
  at
    .map((pointer) => follow(document, { value: { $ref: pointer }, path: [] }))
    .flatMap(({ value, path }) => (value === undefined ? [] : [placeOf(path)]));
