import type { CaseReport, LoadedCase } from "../../conformance/kit/index.ts";
import type { Bench, Trial } from "./bench.ts";
import { footprint } from "./footprint.ts";
import type { Mutant } from "./mutant.ts";
import { recording } from "./recording.ts";
import type { MutantResult } from "./report.ts";

/** What the clean run showed of one case. */
export interface Seen {
  readonly id: string;
  /** `createOrder 200`, as the case's header says; the first is what the case is about. */
  readonly contract: readonly string[];
  readonly footprints: ReadonlySet<string>;
  /** How many requests it sends; unlike its time, always the same. */
  readonly requests: number;
}

/** Runs every case on the service as it is, and writes down what each sets off. */
export async function cleanRun(bench: Bench, cases: readonly LoadedCase[]) {
  let running = "";
  let current = new Set<string>();
  const requests = new Map<string, number>();
  const footprints = new Map<string, Set<string>>();
  const reports = await bench.clean({
    cases: cases.map(({ id }) => id),
    change: (service) =>
      recording(service, {
        note: (one) => void current.add(one),
        onAnswer: () => void requests.set(running, (requests.get(running) ?? 0) + 1),
      }),
    onCase(id) {
      running = id;
      current = new Set();
      footprints.set(id, current);
    },
  });
  const seen = cases.map(
    (one): Seen => ({
      id: one.id,
      contract: one.contract,
      footprints: new Set([...(footprints.get(one.id) ?? []), ...(one.rules?.positive ?? []).map(footprint.rule)]),
      requests: requests.get(one.id) ?? 0,
    }),
  );
  return { reports, seen };
}

/** The cases that can notice a mutant: those that name what it is about, then others that set it off, the shortest first. */
export function lookersFor(mutant: Mutant, seen: readonly Seen[]): readonly string[] {
  return seen
    .filter(({ footprints }) => mutant.meets.some((one) => footprints.has(one)))
    .map(({ id, contract, requests }) => ({ id, requests, near: nearness(mutant, contract) }))
    .sort((one, other) => other.near - one.near || one.requests - other.requests)
    .map(({ id }) => id);
}

/** How plainly a case's header names what a mutant is about. */
function nearness({ answer, operations }: Mutant, contract: readonly string[]): number {
  if (answer !== undefined && contract[0] === answer) return 3;
  if (answer !== undefined && contract.includes(answer)) return 2;
  return contract.some((pair) => operations.includes(pair.split(" ")[0] ?? "")) ? 1 : 0;
}

/** Tries one mutant with the cases that can notice it. */
export async function resultOf(bench: Bench, mutant: Mutant, lookers: readonly string[]): Promise<MutantResult> {
  const { id, kind, meets } = mutant;
  if (lookers.length === 0) return { id, kind, killed: false, by: unmet(mutant, meets) };
  const trial = await bench.try(mutant, lookers);
  const { reports, noticed } = trial;
  if (noticed) return { id, kind, killed: true, noticed, by: reports.at(-1)?.id ?? "" };
  return { id, kind, killed: false, by: unnoticed(trial) };
}

const unmet = ({ kind }: Mutant, meets: readonly string[]): string =>
  kind === "rules" ? "no case names the rule" : `no case sets it off (${meets.join(", ")})`;

const mostNamed = 3;

function unnoticed({ reports }: Trial): string {
  const named = reports.slice(0, mostNamed).map(inWords).join("; ");
  const others = reports.length - mostNamed;
  return others > 0 ? `${named}; and ${others} more` : named;
}

export const inWords = ({ id, result, reason = "" }: CaseReport): string => `${id}: ${result} ${reason}`.trim();
