import type { Faker } from "@faker-js/faker";
import { fromMillis, type Instant, toMillis } from "../../core/instant.ts";
import type { FactoryKit, Service } from "../../core/service.ts";
import type { Transaction } from "../../core/store.ts";
import { recordsOf } from "../records.ts";
import type { TransactionContext } from "../transaction.ts";
import { unknownName } from "./findings.ts";
import { type Fields, isMapping } from "./format.ts";
import { momentOf } from "./moment.ts";
import type { Finding, Path } from "./text.ts";

/** Records of a table that a file wants made up. */
export interface Generated {
  readonly service: Service;
  readonly table: string;
  readonly spec: unknown;
  readonly path: Path;
  readonly now: Instant;
}

interface Ground {
  readonly ctx: TransactionContext;
  readonly transaction: Transaction;
}

const mostRows = 1_000_000;

/** Why nothing can be made up, as far as it can be known before it is tried. */
export async function generateFindings({ service, table, spec, path, now }: Generated): Promise<readonly Finding[]> {
  const factories = (await service.factory?.()) ?? {};
  if (!Object.hasOwn(factories, table)) {
    const finding = unknownName(path, `${service.name} generates no ${table}`, table, Object.keys(factories));
    return [{ ...finding, remedy: finding.remedy.replace(/^known:/, "it generates:"), part: "key" }];
  }
  if (!isMapping(spec)) return [];
  const { count = 1, ...given } = spec;
  const counts = typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= mostRows;
  return [
    ...(counts
      ? []
      : [
          { path: [...path, "count"], problem: `${String(count)} is not a number of rows`, remedy: `0 to ${mostRows}` },
        ]),
    ...Object.entries(given).flatMap(([field, value]) => {
      const problem = undrawable(value, now);
      const remedy = "{ between: [-7d, -1h] } or { oneOf: [a, b] }";
      return problem === undefined ? [] : [{ path: [...path, field], problem, remedy }];
    }),
  ];
}

/** Makes up records of a table; what it answers with is what keeps them from being kept. */
export async function generate(
  { service, table, spec, path, now }: Generated,
  { ctx, transaction }: Ground,
): Promise<readonly Finding[]> {
  const factory = (await service.factory?.())?.[table];
  if (!factory || !isMapping(spec)) return [];
  const { count = 1, ...given } = spec;
  const before = await sizes(transaction, service);
  const kit = await kitFor(ctx, now);
  const asked = new Set<string>();
  for (let n = 0; n < Number(count); n += 1) await factory(listening(drawn(given, kit, now), asked), n, kit, ctx);
  const unknown = Object.keys(given).find((field) => Number(count) > 0 && !asked.has(field));
  if (unknown !== undefined) {
    const known = ["count", ...asked];
    return [{ ...unknownName([...path, unknown], "is not a field that can be given", unknown, known), part: "key" }];
  }
  const problem = await wrongRow(transaction, service, before);
  return problem === undefined ? [] : [{ path, problem, remedy: "see records.yaml" }];
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
      if (wrong) return `makes ${table} with a wrong ${wrong.field.slice(1)}: ${wrong.problem}`;
    }
  }
  return undefined;
}

/** Faker, seeded by the sandbox, and what else records and steps are made up from. */
export async function kitFor(ctx: TransactionContext, now: Instant): Promise<FactoryKit> {
  const faker = await ownFaker();
  faker.seed(await ctx.draws.seed());
  faker.setDefaultRefDate(now);
  return {
    faker,
    now,
    next: (sequence) => ctx.ids.next(sequence),
    token: (alphabet, length) => ctx.ids.token(alphabet, length),
  };
}

/** One that nobody else draws from: two scenarios may be loaded at once. The module that offers its class has every language. */
async function ownFaker(): Promise<Faker> {
  const { faker } = await import("@faker-js/faker/locale/en");
  const { constructor: FakerClass }: { constructor: typeof Faker } = Object.getPrototypeOf(faker);
  return new FakerClass({ locale: faker.rawDefinitions });
}

/** Offsets become instants; `{between: [a, b]}` and `{oneOf: [...]}` are drawn anew for each record. */
function drawn(given: Fields, kit: FactoryKit, now: Instant): Record<string, unknown> {
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
