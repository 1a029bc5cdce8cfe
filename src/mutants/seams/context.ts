import type { Ctx } from "../../core/context.ts";
import type { Service } from "../../core/service.ts";
import type { Table } from "../../core/store.ts";

/** Which of a service's functions is given a context. */
export interface Place {
  readonly of: "operation" | "job" | "delivery" | "caller";
  /** The operation, job or topic; empty where a caller is found. */
  readonly name: string;
}

export type ContextChange = (ctx: Ctx, place: Place) => Ctx;

/**
 * A service whose operations, jobs, deliveries and search for callers get another context. Panel actions arrange: they keep theirs,
 * but for what they announce (`withPanelEmit`).
 */
export function withContext(service: Service, change: ContextChange): Service {
  const { deliver, auth } = service;
  return {
    ...service,
    operations: mapped(service.operations, (operation, name) => ({
      ...operation,
      handle: (input, ctx) => operation.handle(input, change(ctx, { of: "operation", name })),
    })),
    jobs: mapped(service.jobs, (job, name) => (data, ctx) => job(data, change(ctx, { of: "job", name }))),
    auth: { ...auth, caller: (request, ctx) => auth.caller(request, change(ctx, { of: "caller", name: "" })) },
    ...(deliver && { deliver: withDeliveryContext(deliver, change) }),
  };
}

/** A service whose panel actions announce otherwise; what they arrange stays. */
export const withPanelEmit = (service: Service, change: (ctx: Ctx) => Ctx["emit"]): Service => ({
  ...service,
  panel: mapped(service.panel, (action) => ({
    ...action,
    handle: (input, ctx) => action.handle(input, contextLike(ctx, { emit: change(ctx) })),
  })),
});

function withDeliveryContext(deliver: NonNullable<Service["deliver"]>, change: ContextChange) {
  const { answered } = deliver;
  const placed = (ctx: Ctx, name: string) => change(ctx, { of: "delivery", name });
  return {
    ...deliver,
    request: (...[effect, ctx]: Parameters<typeof deliver.request>) =>
      deliver.request(effect, placed(ctx, effect.topic)),
    ...(answered && {
      answered: (...[effect, answer, ctx]: Parameters<typeof answered>) =>
        answered(effect, answer, placed(ctx, effect.topic)),
    }),
  };
}

/** A context like another one but for some of its parts. The caller stays a getter: reading it may be a defect. */
export const contextLike = (ctx: Ctx, over: Partial<Omit<Ctx, "caller">> & { caller?: () => unknown }): Ctx => ({
  tx: over.tx ?? ctx.tx,
  now: over.now ?? ctx.now,
  get caller() {
    return over.caller ? over.caller() : ctx.caller;
  },
  settings: ctx.settings,
  ids: over.ids ?? ctx.ids,
  emit: over.emit ?? ctx.emit,
  url: ctx.url,
  ask: ctx.ask,
});

export type TableChange = (table: Table, name: string, ctx: Ctx) => Table;

/** A service that sees its tables through others. */
export const withTables = (service: Service, change: TableChange): Service =>
  withContext(service, (ctx) => contextLike(ctx, { tx: tablesLike(service, ctx, change) }));

/** One table of a service seen through another. */
export const withTable = (service: Service, name: string, change: (table: Table, ctx: Ctx) => Table): Service =>
  withTables(service, (table, one, ctx) => (one === name ? change(table, ctx) : table));

/** The tables of a context, changed; each is looked up when it is first used. */
export function tablesLike({ tables }: Service, ctx: Ctx, change: TableChange): object {
  const changed = {};
  for (const name of Object.keys(tables)) {
    Object.defineProperty(changed, name, { get: () => change(tableOf(ctx, name), name, ctx) });
  }
  return changed;
}

function tableOf({ tx }: Ctx, name: string): Table {
  const table = holdsTables(tx) ? tx[name] : undefined;
  if (!table) throw new Error(`the context has no table ${name}`);
  return table;
}

const holdsTables = (tx: unknown): tx is Readonly<Record<string, Table>> => typeof tx === "object" && tx !== null;

/** A table that does some things otherwise. */
export const tableLike = (table: Table, over: Partial<Table>): Table => ({
  get: over.get ?? ((id) => table.get(id)),
  find: over.find ?? ((index, value, page) => table.find(index, value, page)),
  count: over.count ?? ((index, value) => table.count(index, value)),
  put: over.put ?? ((row) => table.put(row)),
  delete: over.delete ?? ((id) => table.delete(id)),
});

export const mapped = <From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));

/** Who is signed in, if anybody is. */
export function callerOf(ctx: Ctx): object | undefined {
  try {
    return typeof ctx.caller === "object" && ctx.caller !== null ? ctx.caller : undefined;
  } catch {
    return undefined;
  }
}
