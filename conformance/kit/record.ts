import type { Level, Provenance } from "./grade.ts";
import { levelOf } from "./grade.ts";

/** One request and its answer, as the report shows it. */
export interface Exchange {
  operation?: string;
  method: string;
  /** From the target's address on. */
  path: string;
  requestHeaders: Readonly<Record<string, string>>;
  requestBody?: string;
  /** 0 when no answer came. */
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}

export interface Check extends Provenance {
  /** What was checked: `status`, `code`, a property such as `data.order.id`, a header, or the words of a free check. */
  what: string;
  level: Level;
  holds: boolean;
  actual: string;
  expected: string;
  rule?: string;
  /** The turned dial that describes a target which answers this, as a target file writes it: `plan-exists-status: 409`. */
  setting?: string;
  /** The index of the exchange it is about. */
  exchange?: number;
  /** Where the contract says it, for an editor, e.g. `openapi/rank-math/openapi.yaml:412`. */
  place?: string;
  phase: "setUp" | "run";
  /** Made by the case, or by the contract for every exchange. */
  by: "case" | "contract";
}

export type NewCheck = Omit<Check, "level" | "phase" | keyof Provenance> & { provenance: Provenance };

/** Everything that happens in one run of one case, in order. */
export class CaseRecord {
  readonly exchanges: Exchange[] = [];
  readonly checks: Check[] = [];
  #settingUp = 0;

  add({ provenance, ...check }: NewCheck): boolean {
    const phase = this.#settingUp > 0 ? "setUp" : "run";
    this.checks.push({ ...check, ...provenance, level: levelOf(provenance.grade), phase });
    return check.holds;
  }

  keep(exchange: Exchange): number {
    return this.exchanges.push(exchange) - 1;
  }

  async settingUp<T>(prepare: () => Promise<T>): Promise<T> {
    this.#settingUp += 1;
    try {
      return await prepare();
    } finally {
      this.#settingUp -= 1;
    }
  }
}
