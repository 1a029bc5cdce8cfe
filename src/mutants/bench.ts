import {
  type CaseReport,
  type Contract,
  type LoadedCase,
  openContract,
  openTarget,
  runSuite,
} from "../../conformance/kit/index.ts";
import type { Service } from "../core/service.ts";
import { switchOff } from "../core/switch.ts";
import { contractOfService } from "../runtime/contract.ts";
import { Simulator } from "../simulator.ts";
import { inProcess } from "./in-process.ts";
import type { Mutant } from "./mutant.ts";
import { mapped } from "./seams/context.ts";

/** What gave a mutant away: a failed check, a defect that the simulator itself reported, or a set-up that failed. */
export type Noticed = "check" | "crash" | "setUp";

export interface Trial {
  /** Reports of the cases that ran, in order; the last one noticed, if any did. */
  readonly reports: readonly CaseReport[];
  readonly noticed: Noticed | undefined;
}

/** Far more than any case needs. */
const mostJobs = 1000;

type RunOne = (id: string) => Promise<CaseReport>;

/** A simulator with the kit in front of it. */
interface Stage {
  readonly run: RunOne;
  close(): Promise<void>;
}

/** Where one service's cases try its mutants, one at a time: switched-off rules are the whole process's. */
export class Bench {
  readonly #service: Service;
  readonly #contract: Contract;
  readonly #cases: ReadonlyMap<string, LoadedCase>;
  /** What the shared simulator is at the moment. */
  #playing: Service;
  #shared: Promise<Stage> | undefined;
  #onDefect: () => void = () => {};
  /** Of the case that runs. */
  #jobsRun = 0;

  constructor(service: Service, cases: readonly LoadedCase[]) {
    this.#service = service;
    this.#playing = service;
    this.#contract = openContract(contractOfService(service));
    this.#cases = new Map(cases.map((one) => [one.id, one]));
  }

  /** Lets cases look at a mutant, one after the other, until one notices. */
  async try(mutant: Mutant, cases: readonly string[]): Promise<Trial> {
    const reports: CaseReport[] = [];
    let defects = 0;
    this.#onDefect = () => {
      defects += 1;
    };
    await this.#with(mutant, async (run) => {
      for (const id of cases) {
        defects = 0;
        this.#jobsRun = 0;
        const report = await run(id);
        reports.push(report);
        if (notices(report)) return;
      }
    });
    const last = reports.at(-1);
    return { reports, noticed: last && noticedBy(last, defects) };
  }

  /** Every case on a service in which nothing is broken, in a simulator of its own; `change` may look on. */
  async clean(options: Clean = {}): Promise<readonly CaseReport[]> {
    const { cases = [...this.#cases.keys()], change = (service) => service, onCase = () => {}, ...seeded } = options;
    const reports: CaseReport[] = [];
    const stage = await this.#stage({ service: change(this.#service), ...seeded });
    try {
      for (const id of cases) {
        onCase(id);
        reports.push(await stage.run(id));
      }
    } finally {
      await stage.close();
    }
    return reports;
  }

  async close(): Promise<void> {
    const shared = await this.#shared;
    this.#shared = undefined;
    await shared?.close();
  }

  /** Most mutants change what a service does and can take turns in one simulator; contract and tables are its ground. */
  async #with({ switchedOff, without, change }: Mutant, work: (run: RunOne) => Promise<void>): Promise<void> {
    const service = this.#toAnEnd(change(this.#service));
    if (without.length > 0 || service.tables !== this.#service.tables) {
      switchOff(switchedOff);
      const stage = await this.#stage({ service, without });
      return work(stage.run).finally(() => {
        switchOff([]);
        return stage.close();
      });
    }
    this.#shared ??= this.#stage({ service: playing(this.#service, () => this.#playing) });
    const { run } = await this.#shared;
    this.#playing = service;
    switchOff(switchedOff);
    return work(run).finally(() => {
      switchOff([]);
      this.#playing = this.#service;
    });
  }

  /** A mutant whose jobs bring forth each other without end would keep its case for ever. */
  #toAnEnd(service: Service): Service {
    return {
      ...service,
      jobs: mapped(service.jobs, (job) => async (given, ctx) => {
        this.#jobsRun += 1;
        if (this.#jobsRun > mostJobs) throw new Error(`one case ran ${mostJobs} jobs, and they come to no end`);
        await job(given, ctx);
      }),
    };
  }

  async #stage({ service, ...options }: Staged): Promise<Stage> {
    const simulator = await Simulator.create({
      services: [{ service, offset: 0 }],
      onDefect: () => this.#onDefect(),
      ...options,
    });
    const transport = await inProcess(simulator, service);
    const contract = this.#contract;
    const target = await openTarget({ contract, url: simulator.gateway, transport });
    return {
      run: async (id) => {
        const cases = [this.#cases.get(id) ?? missing(id)];
        const report = await runSuite({ contract, target, cases, runId: "mutant", failOn: "may", keep: "failures" });
        return report.cases[0] ?? missing(id);
      },
      close: () => simulator.close(),
    };
  }
}

/** What mutants change of a service: its functions. */
const parts = ["operations", "panel", "jobs", "checks", "auth", "normalise", "render", "deliver"] as const;

/** A service that does whatever another one does at the moment. */
function playing(service: Service, current: () => Service): Service {
  const stage = { ...service };
  for (const part of parts) Object.defineProperty(stage, part, { get: () => current()[part] });
  return stage;
}

interface Staged {
  readonly service: Service;
  readonly without?: readonly string[];
  readonly randomSeed?: number;
}

interface Clean {
  readonly cases?: readonly string[];
  readonly change?: (service: Service) => Service;
  /** Told of each case before it runs. */
  readonly onCase?: (id: string) => void;
  readonly randomSeed?: number;
}

function missing(id: string): never {
  throw new Error(`there is no case ${id}`);
}

/** A double that breaks a case's set-up is noticed as well as one that fails its checks. */
const notices = ({ result }: CaseReport): boolean => result === "fail" || result === "setUpFailed";

/** A case that says something against a service in which nothing is broken. */
export const isRed = (report: CaseReport): boolean => notices(report) || report.result === "engineError";

function noticedBy(report: CaseReport, defects: number): Noticed | undefined {
  if (!notices(report)) return undefined;
  if (defects > 0) return "crash";
  return report.result === "fail" ? "check" : "setUp";
}
