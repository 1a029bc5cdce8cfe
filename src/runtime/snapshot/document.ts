import type { Effect } from "../../core/effect.ts";
import type { Instant } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import { type Row, type Transaction, ValueTaken } from "../../core/store.ts";
import { generatorTable, sequencesTable } from "../generator.ts";
import { unkeepable } from "../keepable.ts";
import { checkedRow, passId, RowRefused, takenAs } from "../rows.ts";
import { recordIn, type SandboxRecord, type World } from "../sandbox.ts";
import { effectsTable, sandboxTable, TransactionContext } from "../transaction.ts";
import { judgeRecord, judgeRuntime, noService } from "./content.ts";
import { invalid } from "./refused.ts";
import { judgeShape } from "./shape.ts";

/** Where each of the runtime's own tables is kept; test/runtime/snapshots holds that none is forgotten. */
export const runtimeTables = { effects: effectsTable, generator: generatorTable, sequences: sequencesTable } as const;

/** A snapshot as others can keep, read and change it. It holds no credentials that were made for one sandbox. */
export interface SnapshotDocument {
  readonly format: "stunt-double-snapshot";
  readonly version: 1;
  /** Where it was taken. */
  readonly sandbox: string;
  readonly at: Instant;
  readonly record: Omit<SandboxRecord, "id" | "credentials" | "keys">;
  /** service → table → rows in order of first insertion. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, readonly Row[]>>>>;
  /** The runtime's own tables. */
  readonly runtime: Readonly<Record<RuntimeTableName, readonly Row[]>>;
}

/** A document whose shape has been judged. */
export interface JudgedDocument extends SnapshotDocument {
  readonly runtime: {
    readonly effects: readonly Effect[];
    readonly generator: readonly Row[];
    readonly sequences: readonly (Row & { readonly id: string; readonly next: number })[];
  };
}

export type RuntimeTableName = keyof typeof runtimeTables;

export async function writeDocument(
  transaction: Transaction,
  services: readonly Service[],
): Promise<Omit<SnapshotDocument, "sandbox" | "at">> {
  const rowsOf = async (table: string) => (await transaction.table(table).all()).rows;
  const kept = recordIn(await transaction.table(sandboxTable).get("record"));
  if (!kept) throw new Error("a snapshot without a record");
  const { id: _, credentials: __, keys: ___, ...record } = kept;
  const tables: Record<string, Record<string, readonly Row[]>> = {};
  for (const { name, tables: specs } of services) {
    const own: Record<string, readonly Row[]> = {};
    for (const table of Object.keys(specs)) own[table] = await rowsOf(`${name}.${table}`);
    tables[name] = own;
  }
  const runtime = {
    effects: await rowsOf(runtimeTables.effects),
    generator: await rowsOf(runtimeTables.generator),
    sequences: await rowsOf(runtimeTables.sequences),
  };
  return { format: "stunt-double-snapshot", version: 1, record, tables, runtime };
}

/** Judges a document and puts what it holds into an empty stage. What is refused leaves the stage unfinished. */
export async function readDocument(
  given: unknown,
  { store, services, settings, player }: World,
  stage: string,
): Promise<Pick<SnapshotDocument, "sandbox" | "at">> {
  const odd = unkeepable(given);
  if (odd) throw invalid(odd.field || "document", odd.problem, odd.remedy);
  const document: unknown = given;
  judgeShape(document);
  judgeRecord(document.record, { services, settings, player });
  judgeRuntime(document.runtime, services);
  const record: SandboxRecord = { id: "record", ...document.record, credentials: {}, keys: {} };
  await store.run(stage, async (transaction) => {
    await transaction.table(sandboxTable).put(record);
    for (const name of ["effects", "generator", "sequences"] as const) {
      for (const [i, row] of document.runtime[name].entries())
        await putOnce(transaction, runtimeTables[name], row, `runtime.${name}[${i}]`);
    }
    for (const [name, tables] of Object.entries(document.tables)) {
      const service = services.get(name);
      if (!service) throw noService(`tables.${name}`, name, services);
      await putTables(transaction, service, { tables, at: document.at });
    }
  });
  return { sandbox: document.sandbox, at: document.at };
}

async function putTables(
  transaction: Transaction,
  service: Service,
  { tables, at }: { tables: Readonly<Record<string, readonly unknown[]>>; at: Instant },
): Promise<void> {
  const ctx = new TransactionContext(transaction, { service, now: at, settings: {}, base: "" });
  for (const [table, rows] of Object.entries(tables)) {
    if (!Object.hasOwn(service.tables, table))
      throw invalid(
        `tables.${service.name}.${table}`,
        `${service.name} has no table ${table}`,
        `known: ${Object.keys(service.tables).join(", ")}`,
      );
    for (const [i, given] of rows.entries()) {
      const field = `tables.${service.name}.${table}[${i}]`;
      const row = inField(field, () => checkedRow([service, table], given, at));
      if ("minted" in row)
        throw invalid(
          `${field}.minted`,
          "marks credentials of one sandbox",
          "leave out the row; loading makes new ones",
        );
      await putOnce(transaction, `${service.name}.${table}`, row, field);
      await passId(ctx, [service, table], row.id);
    }
  }
  await ctx.finish();
}

/** Two rows of one id, or of one value in a unique index, are one too many. */
async function putOnce(transaction: Transaction, table: string, row: Row, field: string): Promise<void> {
  const kept = transaction.table(table);
  if (await kept.get(row.id))
    throw invalid(`${field}.id`, `${row.id} is the id of an earlier row`, "change one of the two");
  try {
    await kept.put(row);
  } catch (error) {
    if (!(error instanceof ValueTaken)) throw error;
    const { field: index, message, remedy } = takenAs(error);
    throw invalid(`${field}.${index}`, message, remedy);
  }
}

function inField<T>(field: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
    throw invalid(error.field === "" ? field : `${field}.${error.field}`, error.message, error.remedy);
  }
}
