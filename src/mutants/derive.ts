import type { Service } from "../core/service.ts";
import { answerMutants } from "./behaviour/answers.ts";
import { callerMutants } from "./behaviour/callers.ts";
import { operationMutants } from "./behaviour/operations.ts";
import { pagingMutants } from "./behaviour/paging.ts";
import { tableMutants } from "./behaviour/tables.ts";
import { timeMutants } from "./behaviour/time.ts";
import { effectMutants } from "./effect-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { ruleMutants } from "./rule-mutants.ts";
import { shapeMutants } from "./shape/shape-mutants.ts";
import { surfaceOf } from "./surface.ts";

/** Every mutant of a service, derived from its contract, its rules, its tables and itself; always the same ones in the same order. */
export function mutantsOf(service: Service): readonly Mutant[] {
  const surface = surfaceOf(service);
  return [
    ...ruleMutants(service),
    ...tableMutants(service),
    ...pagingMutants(service),
    ...timeMutants(service),
    ...callerMutants(service, surface),
    ...operationMutants(service, surface),
    ...answerMutants(service, surface),
    ...effectMutants(service, surface),
    ...shapeMutants(service, surface),
  ];
}
