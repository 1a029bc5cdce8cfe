import { type Instant, parseOffset, plus, toMillis } from "../core/instant.ts";
import type { FactoryKit, Service } from "../core/service.ts";
import type { Row, Store, Transaction } from "../core/store.ts";
import { recordsOf } from "./records.ts";
import { type Mistake, type Place, type Scenario, ScenarioRefused } from "./scenario.ts";
import type { ServiceSettings } from "./settings.ts";
import { TransactionContext } from "./transaction.ts";

/** Where a scenario goes. */
export interface Stage {
  readonly store: Store;
  readonly sandbox: string;
  readonly service: Service;
  readonly now: Instant;
  readonly settings: ServiceSettings;
}

/** Puts a scenario's rows and generated records into a sandbox, in one transaction. */
export async function loadScenario(scenario: Scenario, stage: Stage): Promise<void> {
  await stage.store.run(stage.sandbox, async (transaction) => {
    const ctx = new TransactionContext(transaction, {
      service: stage.service,
      now: stage.now,
      settings: stage.settings,
      base: "",
    });
    const mistakes: Mistake[] = [];
    for (const layer of scenario.layers) {
      for (const { table, row, place } of layer.rows)
        mistakes.push(...(await putRow(transaction, stage, table, row, place)));
      for (const { table, spec, place } of layer.generate)
        mistakes.push(...(await generate(ctx, stage, table, spec, place)));
    }
    if (mistakes.length > 0) throw new ScenarioRefused(mistakes);
  });
}

async function putRow(
  transaction: Transaction,
  { service, now }: Stage,
  table: string,
  written: Readonly<Record<string, unknown>>,
  place: Place,
): Promise<readonly Mistake[]> {
  const records = recordsOf(service);
  if (!(table in service.tables)) return [noTable(service, table, place)];
  const row = withInstants(written, records.instants(table), now);
  const problems = records.problems(table, row);
  if (problems.length > 0) {
    return problems.map(({ field, problem }) => ({
      ...place,
      field: `rows.${table}${field}`,
      problem,
      remedy: "see records.yaml",
    }));
  }
  await transaction.table(`${service.name}.${table}`).put(row as unknown as Row);
  return [];
}

async function generate(
  ctx: TransactionContext,
  { service, now }: Stage,
  table: string,
  spec: Readonly<Record<string, unknown>>,
  place: Place,
): Promise<readonly Mistake[]> {
  const factory = (await service.factory?.())?.[table];
  if (!factory) return [{ ...noTable(service, table, place), problem: `${service.name} generates no ${table}` }];
  const { count = 1, ...given } = spec;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0 || count > 1_000_000) {
    return [
      {
        ...place,
        field: `generate.${table}.count`,
        problem: `${String(count)} is not a number of rows`,
        remedy: "0 to 1000000",
      },
    ];
  }
  const kit = await kitFor(ctx, now);
  for (let n = 0; n < count; n += 1) await factory(drawn(given, kit, now), n, kit, ctx);
  return [];
}

const noTable = (service: Service, table: string, place: Place): Mistake => ({
  ...place,
  field: table,
  problem: `${service.name} has no table ${table}`,
  remedy: `tables: ${Object.keys(service.tables).join(", ")}`,
});

async function kitFor(ctx: TransactionContext, now: Instant): Promise<FactoryKit> {
  const { faker } = await import("@faker-js/faker/locale/en");
  faker.seed(await ctx.ids.seed());
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
  if (typeof value === "string") return instantOf(value, now) ?? value;
  if (typeof value !== "object" || value === null) return value;
  if ("oneOf" in value && Array.isArray(value.oneOf))
    return draw(kit.faker.helpers.arrayElement(value.oneOf), kit, now);
  if ("between" in value && Array.isArray(value.between)) {
    const [from, to] = value.between.map((end) => toMillis(instantOf(String(end), now) ?? String(end)));
    return new Date(kit.faker.number.int({ min: from ?? 0, max: to ?? 0 })).toISOString();
  }
  return value;
}

const instantOf = (text: string, now: Instant): Instant | undefined => {
  const span = parseOffset(text);
  return span && plus(now, span);
};

function withInstants(
  written: Readonly<Record<string, unknown>>,
  instants: ReadonlySet<string>,
  now: Instant,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) => {
      if (!instants.has(name) || typeof value !== "string") return [name, value];
      const moment = instantOf(value, now) ?? value;
      return [name, Number.isNaN(Date.parse(moment)) ? value : new Date(moment).toISOString()];
    }),
  );
}
