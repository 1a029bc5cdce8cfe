import type { Noticed } from "./bench.ts";
import { type Kind, kinds } from "./mutant.ts";

export interface MutantResult {
  readonly id: string;
  readonly kind: Kind;
  readonly killed: boolean;
  /** How it was noticed; left out where it was not. */
  readonly noticed?: Noticed;
  /** The case that noticed, or why none did. */
  readonly by: string;
  /** Why none did is the written reason of excused.yaml. */
  readonly excused?: true;
}

export interface KindCount {
  readonly total: number;
  readonly killed: number;
  /** Of the killed: by a failed check, by a defect that the simulator reported itself, by a set-up that failed. */
  readonly byCheck: number;
  readonly byCrash: number;
  readonly bySetUp: number;
}

export interface Survivor {
  readonly id: string;
  readonly kind: Kind;
  readonly reason: string;
  /** The reason is the written one of excused.yaml. */
  readonly excused?: true;
}

export interface MutantsReport {
  readonly service: string;
  readonly total: number;
  readonly killed: number;
  /** From 0 to 1; 0 where there was no mutant. */
  readonly score: number;
  readonly kinds: Readonly<Partial<Record<Kind, KindCount>>>;
  readonly seconds: number;
  readonly survivors: readonly Survivor[];
  /** Mutants that are excused because no answer can tell them from the service; they count nowhere. */
  readonly equivalent: readonly Survivor[];
  /** Runs of the whole suite on the service itself, each with a random seed of its own. */
  readonly seeds: number;
  readonly results: readonly MutantResult[];
}

export interface Counted {
  readonly service: string;
  readonly seconds: number;
  readonly seeds: number;
  readonly results: readonly MutantResult[];
  readonly equivalent: readonly Survivor[];
}

export function reportOf({ results, ...rest }: Counted): MutantsReport {
  const killed = results.filter((result) => result.killed).length;
  const present = kinds.filter((kind) => results.some((result) => result.kind === kind));
  return {
    ...rest,
    total: results.length,
    killed,
    score: results.length === 0 ? 0 : killed / results.length,
    kinds: Object.fromEntries(present.map((kind) => [kind, countOf(results.filter((one) => one.kind === kind))])),
    survivors: results.filter((result) => !result.killed).map(survivor),
    results,
  };
}

export const survivor = ({ id, kind, by, excused }: MutantResult): Survivor => ({
  id,
  kind,
  reason: by,
  ...(excused && { excused }),
});

function countOf(results: readonly MutantResult[]): KindCount {
  const by = (how: Noticed) => results.filter(({ noticed }) => noticed === how).length;
  const killed = results.filter((result) => result.killed).length;
  return { total: results.length, killed, byCheck: by("check"), byCrash: by("crash"), bySetUp: by("setUp") };
}
