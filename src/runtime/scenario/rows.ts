import type { Instant } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import { type Row, type Transaction, ValueTaken } from "../../core/store.ts";
import { recordsOf } from "../records.ts";
import type { TransactionContext } from "../transaction.ts";
import { type Fields, isMapping } from "./format.ts";
import { momentOf } from "./moment.ts";
import type { Finding, Path } from "./text.ts";

/** A row as a file has it, judged by records.yaml. */
export interface WrittenRow {
  readonly table: string;
  readonly row: Fields;
  readonly path: Path;
}

/** The rows of one service in a section of a file. */
export const rowsIn = (section: unknown, path: Path): readonly WrittenRow[] =>
  Object.entries(isMapping(section) ? section : {}).flatMap(([table, rows]) =>
    (Array.isArray(rows) ? rows : []).map((row: Fields, i) => ({ table, row, path: [...path, table, i] })),
  );

/** Keeps a row; answers why it cannot be kept. */
export async function putRow(
  { table, row, path }: WrittenRow,
  transaction: Transaction,
  service: Service,
  now: Instant,
): Promise<readonly Finding[]> {
  try {
    await transaction.table(`${service.name}.${table}`).put(withInstants(row, service, table, now) as unknown as Row);
    return [];
  } catch (error) {
    if (!(error instanceof ValueTaken)) throw error;
    const { index, value } = error;
    return [{ path: [...path, index], problem: `${value} is taken by another row`, remedy: "change one of the two" }];
  }
}

/** Offsets in fields that hold instants become instants. */
export function withInstants(written: Fields, service: Service, table: string, now: Instant): Fields {
  const instants = recordsOf(service).instants(table);
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) =>
      instants.has(name) && typeof value === "string" ? [name, momentOf(value, now) ?? value] : [name, value],
    ),
  );
}

/** What the service numbers from now on does not collide with ids that stand in the file. */
export function passIds(ctx: TransactionContext, service: Service, rows: readonly WrittenRow[]): void {
  for (const [sequence, tables] of Object.entries(service.numbers ?? {})) {
    const first = service.sequences[sequence] ?? 1;
    const ids = rows.flatMap(({ table, row }) =>
      tables.includes(table) && typeof row.id === "number" ? [row.id] : [],
    );
    const highest = Math.max(0, ...ids);
    if (highest >= first) ctx.draws.pass(service.name, sequence, highest, first);
  }
}
