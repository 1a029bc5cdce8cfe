import type { Effect } from "../../core/effect.ts";
import type { Instant } from "../../core/instant.ts";
import type { Row, RuntimeTable, TableSpec } from "../../core/store.ts";
import { isMeant } from "./deliveries.ts";

/** By equality; what is left out does not matter. */
export interface EffectFilter {
  readonly service?: string | undefined;
  readonly kind?: Effect["kind"] | undefined;
  readonly topic?: string | undefined;
  readonly to?: string | undefined;
  readonly status?: Effect["status"] | undefined;
}

export const matchesFilter = (effect: Effect, { service, kind, topic, to, status }: EffectFilter): boolean =>
  (service === undefined || effect.service === service) &&
  (kind === undefined || effect.kind === kind) &&
  (topic === undefined || effect.topic === topic) &&
  (to === undefined || effect.to === to) &&
  (status === undefined || effect.status === status);

const isEffect = (row: Row | undefined): row is Effect => row !== undefined && "dueAt" in row && "attempts" in row;

const behind = "behind";

/** How the store keeps effects: due ones are found by their instant, held ones together. */
export const effectsSpec: TableSpec = {
  indexes: { [behind]: (row) => (isEffect(row) && (row.putOff?.behind ?? 0) > 0 ? behind : undefined) },
  due: (row) => (isEffect(row) && row.status === "pending" ? row.dueAt : undefined),
};

/** The effects of a sandbox within one transaction. */
export class Outbox {
  readonly #table: RuntimeTable;

  constructor(table: RuntimeTable) {
    this.#table = table;
  }

  async all(): Promise<readonly Effect[]> {
    return (await this.#table.all()).rows.filter(isEffect);
  }

  async get(id: number): Promise<Effect | undefined> {
    const row = await this.#table.get(id);
    return isEffect(row) ? row : undefined;
  }

  put(effect: Effect): Promise<void> {
    return this.#table.put(effect);
  }

  /** The next in order of (due instant, sequence). */
  async nextDue(until: Instant): Promise<Effect | undefined> {
    const row = await this.#table.nextDue(until);
    return isEffect(row) ? row : undefined;
  }

  /** Those that were put back until others have been attempted see one more go past. */
  async letPast(attempted: Effect, now: Instant): Promise<void> {
    const held = (await this.#table.find(behind, behind)).rows.filter(isEffect);
    for (const effect of held) {
      const { putOff } = effect;
      const isOther = effect.id !== attempted.id && effect.service === attempted.service;
      if (!putOff || !isOther || !isMeant(putOff, attempted)) continue;
      const left = putOff.behind - 1;
      await this.put({ ...effect, putOff: { ...putOff, behind: left }, ...(left === 0 ? { dueAt: now } : {}) });
    }
  }
}
