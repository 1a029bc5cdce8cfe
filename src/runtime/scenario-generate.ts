import { fromMillis, type Instant, toMillis } from "../core/instant.ts";
import type { FactoryKit, Service } from "../core/service.ts";
import type { Transaction } from "../core/store.ts";
import { recordsOf } from "./records.ts";
import type { Generated } from "./scenario.ts";
import { momentOf } from "./scenario-moment.ts";
import type { Mistake } from "./scenario-refused.ts";
import type { TransactionContext } from "./transaction.ts";

interface Ground {
  readonly ctx: TransactionContext;
  readonly transaction: Transaction;
  readonly service: Service;
  readonly now: Instant;
}

/** Makes up records of a table; what it answers with is what keeps them from being kept. */
export async function generate(
  { table, spec, placeOf }: Generated,
  { ctx, transaction, service, now }: Ground,
): Promise<readonly Mistake[]> {
  const refused = (problem: string, remedy: string, field?: string): readonly Mistake[] => [
    { ...placeOf(field), field: `generate.${table}${field === undefined ? "" : `.${field}`}`, problem, remedy },
  ];
  const factories = (await service.factory?.()) ?? {};
  const factory = Object.hasOwn(factories, table) ? factories[table] : undefined;
  if (!factory)
    return refused(
      `${service.name} generates no ${table}`,
      `it generates: ${Object.keys(factories).join(", ") || "nothing"}`,
    );
  const { count = 1, ...given } = spec;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0 || count > 1_000_000) {
    return refused(`${String(count)} is not a number of rows`, "0 to 1000000", "count");
  }
  for (const [field, value] of Object.entries(given)) {
    const problem = undrawable(value, now);
    if (problem !== undefined) return refused(problem, "{ between: [-7d, -1h] } or { oneOf: [a, b] }", field);
  }
  const before = await sizes(transaction, service);
  const kit = await kitFor(ctx, now);
  const asked = new Set<string>();
  for (let n = 0; n < count; n += 1) await factory(listening(drawn(given, kit, now), asked), n, kit, ctx);
  const unknown = Object.keys(given).find((field) => count > 0 && !asked.has(field));
  if (unknown !== undefined)
    return refused("is not a field that can be given", `known: count, ${[...asked].join(", ")}`, unknown);
  const problem = await wrongRow(transaction, service, before);
  return problem === undefined ? [] : refused(problem, "see records.yaml");
}

/** Tells which fields a factory asks for, so that one it never asks for is known to be misspelt. */
const listening = (given: Record<string, unknown>, asked: Set<string>): Record<string, unknown> =>
  new Proxy(given, {
    get(target, name) {
      asked.add(String(name));
      return Reflect.get(target, name);
    },
  });

async function sizes(transaction: Transaction, service: Service): Promise<ReadonlyMap<string, number>> {
  const counted = Object.keys(service.tables).map(
    async (table) => [table, await transaction.table(`${service.name}.${table}`).size()] as const,
  );
  return new Map(await Promise.all(counted));
}

/** What is wrong with the first generated row that is no record; they stand after those that were there before. */
async function wrongRow(
  transaction: Transaction,
  service: Service,
  before: ReadonlyMap<string, number>,
): Promise<string | undefined> {
  const records = recordsOf(service);
  for (const [table, skip] of before) {
    const { rows } = await transaction.table(`${service.name}.${table}`).all({ skip });
    for (const row of rows) {
      const [wrong] = records.problems(table, row);
      if (wrong) return `makes ${table} whose ${wrong.field.slice(1)} ${wrong.problem}`;
    }
  }
  return undefined;
}

async function kitFor(ctx: TransactionContext, now: Instant): Promise<FactoryKit> {
  const { faker } = await import("@faker-js/faker/locale/en");
  faker.seed(await ctx.draws.seed());
  return {
    faker,
    now,
    next: (sequence) => ctx.ids.next(sequence),
    token: (alphabet, length) => ctx.ids.token(alphabet, length),
  };
}

/** Offsets become instants; `{between: [a, b]}` and `{oneOf: [...]}` are drawn anew for each record. */
function drawn(given: Readonly<Record<string, unknown>>, kit: FactoryKit, now: Instant): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, draw(value, kit, now)]));
}

function draw(value: unknown, kit: FactoryKit, now: Instant): unknown {
  if (typeof value === "string") return momentOf(value, now) ?? value;
  if (typeof value !== "object" || value === null) return value;
  if ("oneOf" in value && Array.isArray(value.oneOf))
    return draw(kit.faker.helpers.arrayElement(value.oneOf), kit, now);
  if ("between" in value && Array.isArray(value.between)) {
    const [min = 0, max = 0] = endsOf(value.between, now);
    return fromMillis(kit.faker.number.int({ min, max }));
  }
  return value;
}

const endsOf = (between: readonly unknown[], now: Instant): readonly number[] =>
  between.map((end) => toMillis(momentOf(String(end), now) ?? ""));

/** Why nothing can be drawn from what a field is given, if so. */
function undrawable(value: unknown, now: Instant): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("oneOf" in value)
    return Array.isArray(value.oneOf) && value.oneOf.length > 0 ? undefined : "oneOf is not a list of values";
  if (!("between" in value)) return "is neither a value nor a choice";
  const [from = Number.NaN, to = Number.NaN, ...more] = Array.isArray(value.between) ? endsOf(value.between, now) : [];
  return from <= to && more.length === 0 ? undefined : "between is not an earlier and a later instant";
}
