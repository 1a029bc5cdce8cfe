import type { Instant } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import type { Row, Store } from "../../core/store.ts";
import { hashedTables, stateHash } from "../hash.ts";
import { recordIn, type SandboxRecord } from "../sandbox.ts";
import { sandboxTable } from "../transaction.ts";

export interface SnapshotSummary {
  readonly name: string;
  /** Where it was taken. */
  readonly sandbox: string;
  /** The sandbox's time then. */
  readonly at: Instant;
  readonly scenarios: readonly string[];
  /** Rows of the services' tables. */
  readonly rows: number;
  readonly hash: string;
}

/** The summary as a row beside the sandbox's record. */
interface KeptSummary extends Row, SnapshotSummary {
  readonly id: "snapshot";
}

const isSummary = (row: Row | undefined): row is KeptSummary => row?.id === "snapshot";

/** What a state says about itself when it is kept as a snapshot; it holds no credentials from then on. */
export function summarise(
  store: Store,
  stage: string,
  { services, ...origin }: Pick<SnapshotSummary, "name" | "sandbox" | "at"> & { readonly services: readonly Service[] },
): Promise<SnapshotSummary> {
  return store.run(stage, async (transaction) => {
    const own = transaction.table(sandboxTable);
    const record = recordIn(await own.get("record"));
    if (!record) throw new Error(`${stage} has no record`);
    const tables = hashedTables(services);
    let rows = 0;
    for (const table of tables) if (!table.startsWith("runtime.")) rows += await transaction.table(table).size();
    const hash = await stateHash(transaction, tables);
    const summary = { ...origin, scenarios: record.scenarios, rows, hash };
    const kept: KeptSummary = { id: "snapshot", ...summary };
    const bare: SandboxRecord = { ...record, credentials: {}, keys: {} };
    await own.put(bare);
    await own.put(kept);
    return summary;
  });
}

export async function keptSummary(store: Store, snapshot: string): Promise<SnapshotSummary | undefined> {
  const row = await store.run(snapshot, (transaction) => transaction.table(sandboxTable).get("snapshot"));
  if (!isSummary(row)) return undefined;
  const { id: _, ...summary } = row;
  return summary;
}

/** A sandbox that begins with a snapshot is none itself. */
export const forgetSummary = (store: Store, stage: string): Promise<void> =>
  store.run(stage, (transaction) => transaction.table(sandboxTable).delete("snapshot"));
