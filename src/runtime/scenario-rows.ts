import type { Instant } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import { type Row, type Store, type Transaction, ValueTaken } from "../core/store.ts";
import { recordsOf } from "./records.ts";
import type { Layer, Scenario } from "./scenario.ts";
import { generate } from "./scenario-generate.ts";
import { momentOf } from "./scenario-moment.ts";
import { type Mistake, type Place, ScenarioRefused } from "./scenario-refused.ts";
import { SettingRefused, type SettingsOf } from "./settings.ts";
import { TransactionContext } from "./transaction.ts";

/** Where a scenario goes. */
export interface Stage {
  readonly store: Store;
  readonly sandbox: string;
  readonly service: Service;
  readonly now: Instant;
  readonly settings: SettingsOf;
}

/** Puts a scenario's rows and generated records into a sandbox, in one transaction. */
export async function loadScenario(scenario: Scenario, stage: Stage): Promise<void> {
  const { store, sandbox, service, now, settings } = stage;
  await store.run(sandbox, async (transaction) => {
    const ctx = new TransactionContext(transaction, { service, now, settings: settings.defaults, base: "" });
    const mistakes: Mistake[] = [];
    for (const layer of scenario.layers) {
      mistakes.push(...wrongSettings(layer, stage), ...wrongFaults(layer, stage));
      passIds(ctx, service, layer);
      for (const { table, row, place } of layer.rows)
        mistakes.push(...(await putRow(transaction, stage, table, row, place)));
      for (const generated of layer.generate)
        mistakes.push(...(await generate(generated, { ctx, transaction, service, now })));
    }
    if (mistakes.length > 0) throw new ScenarioRefused(mistakes);
    await ctx.finish();
  });
}

function wrongSettings(layer: Layer, { settings }: Stage): readonly Mistake[] {
  return layer.settings.flatMap(({ name, value, place }) => {
    try {
      settings.with({ [name]: value });
      return [];
    } catch (error) {
      if (!(error instanceof SettingRefused)) throw error;
      return [{ ...place, field: `settings.${name}`, problem: error.message, remedy: error.remedy }];
    }
  });
}

function wrongFaults(layer: Layer, { service }: Stage): readonly Mistake[] {
  return layer.faults
    .filter(({ fault }) => !Object.hasOwn(service.operations, fault.operation))
    .map(({ fault, place }) => ({
      ...place,
      field: "faults.operation",
      problem: `${service.name} has no operation ${fault.operation}`,
      remedy: `operations: ${Object.keys(service.operations).join(", ")}`,
    }));
}

async function putRow(
  transaction: Transaction,
  { service, now }: Stage,
  table: string,
  written: Readonly<Record<string, unknown>>,
  place: Place,
): Promise<readonly Mistake[]> {
  const records = recordsOf(service);
  if (!Object.hasOwn(service.tables, table)) return [noTable(service, `rows.${table}`, table, place)];
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
  try {
    await transaction.table(`${service.name}.${table}`).put(row as unknown as Row);
    return [];
  } catch (error) {
    if (!(error instanceof ValueTaken)) throw error;
    const { index, value } = error;
    return [
      {
        ...place,
        field: `rows.${table}.${index}`,
        problem: `${value} is taken by another row`,
        remedy: "change one of the two",
      },
    ];
  }
}

const noTable = (service: Service, field: string, table: string, place: Place): Mistake => ({
  ...place,
  field,
  problem: `${service.name} has no table ${table}`,
  remedy: `tables: ${Object.keys(service.tables).join(", ")}`,
});

function withInstants(
  written: Readonly<Record<string, unknown>>,
  instants: ReadonlySet<string>,
  now: Instant,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) =>
      instants.has(name) && typeof value === "string" ? [name, momentOf(value, now) ?? value] : [name, value],
    ),
  );
}

/** What the service numbers from now on does not collide with ids that stand in the file. */
function passIds(ctx: TransactionContext, service: Service, { rows }: Layer): void {
  for (const [sequence, tables] of Object.entries(service.numbers ?? {})) {
    const first = service.sequences[sequence] ?? 1;
    const ids = rows.flatMap(({ table, row }) =>
      tables.includes(table) && typeof row.id === "number" ? [row.id] : [],
    );
    const highest = Math.max(0, ...ids);
    if (highest >= first) ctx.draws.pass(service.name, sequence, highest, first);
  }
}
