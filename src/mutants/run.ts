import {
  type CaseReport,
  type Contract,
  type LoadedCase,
  loadCases,
  openContract,
  openTarget,
  runSuite,
} from "../../conformance/kit/index.ts";
import type { Service } from "../core/service.ts";
import { switchOff } from "../core/switch.ts";
import { contractOfService } from "../runtime/contract.ts";
import { thisMachine } from "../runtime/machine.ts";
import { Simulator } from "../simulator.ts";
import { inProcess } from "./in-process.ts";
import { type Mutant, noChange, ruleMutants } from "./rule-mutants.ts";

/** The suite is red although nothing was broken, so what it says about mutants means nothing. */
export class RedWithoutMutation extends Error {
  constructor(red: readonly CaseReport[]) {
    super(`the suite is red without any mutation, so no mutant was tried: ${red.map(inWords).join("; ")}`);
  }
}

export interface MutantResult {
  readonly id: string;
  readonly kind: string;
  readonly killed: boolean;
  /** The case that noticed, or why none did. */
  readonly by: string;
}

export interface MutantsReport {
  readonly service: string;
  readonly total: number;
  readonly killed: number;
  readonly score: number;
  readonly kinds: Readonly<Record<string, { readonly total: number; readonly killed: number }>>;
  readonly seconds: number;
  readonly survivors: readonly { readonly id: string; readonly kind: string; readonly reason: string }[];
  readonly results: readonly MutantResult[];
}

export interface MutantsOptions {
  readonly service: Service;
  /** These mutants alone. */
  readonly select?: readonly string[];
  /** Left out = the service's own. */
  readonly cases?: readonly LoadedCase[];
  readonly onResult?: (result: MutantResult) => void;
}

/**
 * Switches one rule off after the other and lets the cases that name it look for the defect. Before that, the same cases
 * must be green on a simulator in which nothing is changed.
 */
export async function runMutants({ service, select, onResult, ...options }: MutantsOptions): Promise<MutantsReport> {
  const began = thisMachine.now();
  const contract = openContract(contractOfService(service));
  const cases = options.cases ?? (await loadCases(service.name));
  const mutants = ruleMutants(service).filter(
    ({ id, rule }) => !select || select.includes(id) || select.includes(rule),
  );
  const ground: Ground = { service, contract, cases };
  await refuseRed(ground, select ? cases.filter((one) => mutants.some(({ rule }) => showsRule(one, rule))) : cases);
  const results: MutantResult[] = [];
  for (const mutant of mutants) {
    const result = await tryMutant(mutant, ground);
    onResult?.(result);
    results.push(result);
  }
  const killed = results.filter((result) => result.killed).length;
  return {
    service: service.name,
    total: results.length,
    killed,
    score: results.length === 0 ? 0 : killed / results.length,
    kinds: { rules: { total: results.length, killed } },
    seconds: (thisMachine.now() - began) / 1000,
    survivors: results.filter((result) => !result.killed).map(({ id, kind, by }) => ({ id, kind, reason: by })),
    results,
  };
}

interface Ground {
  readonly service: Service;
  readonly contract: Contract;
  readonly cases: readonly LoadedCase[];
}

/** Whether a case says that it sees the rule act. */
const showsRule = ({ rules }: LoadedCase, rule: string): boolean =>
  rules?.positive?.some((one) => one === rule) === true;

/** The control: a mutant that changes nothing survives. */
async function refuseRed(ground: Ground, cases: readonly LoadedCase[]): Promise<void> {
  if (cases.length === 0) return;
  const reports = await judge(noChange(ground.service), ground, cases);
  const red = reports.filter((report) => notices(report) || report.result === "engineError");
  if (red.length > 0) throw new RedWithoutMutation(red);
}

async function tryMutant(mutant: Mutant, ground: Ground): Promise<MutantResult> {
  const { id, kind, rule } = mutant;
  const naming = ground.cases.filter((one) => showsRule(one, rule));
  if (naming.length === 0) return { id, kind, killed: false, by: "no case names the rule" };
  const reports = await judge(mutant, ground, naming);
  const noticed = reports.find(notices);
  if (noticed) return { id, kind, killed: true, by: noticed.id };
  return {
    id,
    kind,
    killed: false,
    by: reports.map(inWords).join("; "),
  };
}

const inWords = ({ id, result, reason = "" }: CaseReport): string => `${id}: ${result} ${reason}`.trim();

/** A double that breaks a case's set-up is noticed as well as one that fails its checks. */
const notices = ({ result }: CaseReport): boolean => result === "fail" || result === "setUpFailed";

async function judge(
  mutant: Mutant,
  { service, contract }: Ground,
  cases: readonly LoadedCase[],
): Promise<readonly CaseReport[]> {
  switchOff(mutant.switchedOff);
  const changed = mutant.change(service);
  const simulator = await Simulator.create({
    services: [{ service: changed, offset: 0 }],
    without: mutant.without,
    onDefect: () => {},
  });
  try {
    const transport = await inProcess(simulator, changed);
    const target = await openTarget({ contract, url: simulator.gateway, transport });
    const options = {
      contract,
      target,
      cases,
      runId: "mutant",
      failOn: "may",
      stopAtFirstFailure: true,
      keep: "failures",
    } as const;
    return (await runSuite(options)).cases;
  } finally {
    switchOff([]);
    await simulator.close();
  }
}
