import type { Instant } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import { type Row, type RuntimeTable, type Transaction, ValueTaken } from "../core/store.ts";
import { unkeepable } from "./keepable.ts";
import { recordsOf } from "./records.ts";
import { momentOf } from "./scenario/moment.ts";
import type { TransactionContext } from "./transaction.ts";

/** A service, table, index or row that cannot be had; nothing was changed. */
export class RowRefused extends Error {
  readonly reason: "unknown" | "invalid" | "taken";
  readonly field: string;
  readonly remedy: string;
  constructor(reason: RowRefused["reason"], { field, problem, remedy }: Reason) {
    super(problem);
    this.reason = reason;
    this.field = field;
    this.remedy = remedy;
  }
}

interface Reason {
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

export interface RowsWanted {
  /** A declared index, and the value under which it holds the rows; left out = all rows. */
  readonly index?: string;
  readonly value?: string;
  readonly skip: number;
  readonly limit: number;
}

/** The service of a name. */
export function serviceOf(services: ReadonlyMap<string, Service>, name: string): Service {
  const service = services.get(name);
  if (!service) throw unknown("service", `no service ${name}`, [...services.keys()]);
  return service;
}

/** The tables of a service, each with the number of its rows. */
export async function tableSizes(
  transaction: Transaction,
  service: Service,
): Promise<readonly { table: string; rows: number }[]> {
  const sizes = [];
  for (const table of Object.keys(service.tables))
    sizes.push({ table, rows: await tableOf(transaction, service, table).size() });
  return sizes;
}

/** A table of a service. */
export function tableOf(transaction: Transaction, service: Service, table: string): RuntimeTable {
  if (!Object.hasOwn(service.tables, table))
    throw unknown("table", `${service.name} has no table ${table}`, Object.keys(service.tables));
  return transaction.table(`${service.name}.${table}`);
}

/** A page of a table's rows in order of first insertion. */
export async function findRows(
  transaction: Transaction,
  [service, table]: readonly [Service, string],
  { index, value, ...page }: RowsWanted,
): Promise<{ total: number; rows: readonly Row[] }> {
  const kept = tableOf(transaction, service, table);
  if (index === undefined) {
    if (value !== undefined) throw invalid("index", "a value without an index", "name the index");
    return { total: await kept.size(), rows: (await kept.all(page)).rows };
  }
  const indexes = Object.keys(service.tables[table]?.indexes ?? {});
  if (!indexes.includes(index)) throw unknown("index", `${table} has no index ${index}`, indexes);
  if (value === undefined) throw invalid("value", `an index without a value`, `give the value that ${index} has`);
  return { total: await kept.count(index, value), rows: (await kept.find(index, value, page)).rows };
}

/** Keeps a row as records.yaml has it; what numbers the table goes on behind its id. */
export async function putRow(
  { ctx, transaction, service }: { ctx: TransactionContext; transaction: Transaction; service: Service },
  table: string,
  given: unknown,
): Promise<Row> {
  const kept = tableOf(transaction, service, table);
  const row = checkedRow([service, table], given, ctx.now);
  try {
    await kept.put(row);
  } catch (error) {
    throw error instanceof ValueTaken ? takenAs(error) : error;
  }
  await passId(ctx, [service, table], row.id);
  return (await kept.get(row.id)) ?? row;
}

/** Whether there was such a row. */
export async function deleteRow(
  transaction: Transaction,
  [service, table]: readonly [Service, string],
  id: string | number,
): Promise<boolean> {
  const kept = tableOf(transaction, service, table);
  const row = await kept.get(id);
  if (row) await kept.delete(row.id);
  return row !== undefined;
}

/** A row that records.yaml admits, its instants in the one form in which they are kept. */
export function checkedRow([service, table]: readonly [Service, string], given: unknown, now: Instant): Row {
  const odd = unkeepable(given);
  if (odd) throw new RowRefused("invalid", odd);
  const records = recordsOf(service);
  const row = isObject(given) ? withInstants(given, records.instants(table), now) : given;
  const [wrong] = records.problems(table, row);
  if (wrong) throw invalid(wrong.field.slice(1), wrong.problem, wrong.remedy);
  if (!isRow(row)) throw invalid("id", "a row needs an id", "give it one");
  return row;
}

/** A refused value of a unique index as a refused row. */
export const takenAs = ({ index, value }: ValueTaken): RowRefused =>
  new RowRefused("taken", {
    field: index,
    problem: `${index} ${value} is taken by another row`,
    remedy: "change one of the two",
  });

/** What the service numbers from now on does not collide with an id that was given by hand. */
export async function passId(
  ctx: TransactionContext,
  [service, table]: readonly [Service, string],
  id: string | number,
): Promise<void> {
  if (typeof id !== "number") return;
  for (const [sequence, tables] of Object.entries(service.numbers ?? {})) {
    if (tables.includes(table)) await ctx.draws.passKept(service.name, sequence, id, service.sequences[sequence] ?? 1);
  }
}

function withInstants(
  given: Readonly<Record<string, unknown>>,
  instants: ReadonlySet<string>,
  now: Instant,
): Record<string, unknown> {
  const members = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    members.map(([name, value]) =>
      instants.has(name) && typeof value === "string" ? [name, momentOf(value, now) ?? value] : [name, value],
    ),
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isRow = (value: unknown): value is Row =>
  isObject(value) && (typeof value.id === "string" || typeof value.id === "number");

const unknown = (field: string, problem: string, known: readonly string[]): RowRefused =>
  new RowRefused("unknown", { field, problem, remedy: `known: ${known.join(", ") || "none"}` });

const invalid = (field: string, problem: string, remedy: string): RowRefused =>
  new RowRefused("invalid", { field, problem, remedy });
