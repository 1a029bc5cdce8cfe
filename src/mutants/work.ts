import type { LoadedCase } from "../../conformance/kit/index.ts";
import type { Service } from "../core/service.ts";
import { Bench, isRed } from "./bench.ts";
import { mutantsOf } from "./derive.ts";
import type { MutantResult } from "./report.ts";
import { inWords, resultOf } from "./trials.ts";

/** One piece of work, as it is handed to a thread. */
export type Task =
  | { readonly mutant: string; readonly lookers: readonly string[] }
  | { readonly randomSeed: number; readonly cases: readonly string[] };

/** What became of it: a mutant's result, or the cases that were red without any mutation. */
export type Done = { readonly result: MutantResult } | { readonly randomSeed: number; readonly red: readonly string[] };

export interface Workshop {
  do(task: Task): Promise<Done>;
  close(): Promise<void>;
}

/** Does one piece of work after the other for a service. */
export function workshopOf(service: Service, cases: readonly LoadedCase[]): Workshop {
  const bench = new Bench(service, cases);
  const mutants = new Map(mutantsOf(service).map((mutant) => [mutant.id, mutant]));
  return {
    async do(task) {
      if ("randomSeed" in task) {
        const red = (await bench.clean(task)).filter(isRed);
        return { randomSeed: task.randomSeed, red: red.map(inWords) };
      }
      const mutant = mutants.get(task.mutant);
      if (!mutant) throw new Error(`${service.name} has no mutant ${task.mutant}`);
      return { result: await resultOf(bench, mutant, task.lookers) };
    },
    close: () => bench.close(),
  };
}
