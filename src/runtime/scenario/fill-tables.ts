import type { Effect } from "../../core/effect.ts";
import type { Instant } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import type { Store, Transaction } from "../../core/store.ts";
import type { ServiceSettings } from "../settings.ts";
import { effectsTable, TransactionContext } from "../transaction.ts";
import { isMapping, type WrittenEffect } from "./format.ts";
import { generate } from "./generate.ts";
import type { Layer } from "./load.ts";
import { momentOf } from "./moment.ts";
import { type Mistake, ScenarioRefused } from "./refused.ts";
import { passIds, putRow, rowsIn } from "./rows.ts";
import { sectionsOf, serviceOf } from "./sections.ts";
import { type Finding, mistakeOf } from "./text.ts";

/** Where rows go. */
export interface Target {
  readonly store: Store;
  readonly sandbox: string;
  readonly service: Service;
  readonly now: Instant;
  readonly settings: ServiceSettings;
}

/** Puts the rows, generated records and pending effects of one service into a sandbox, in one transaction. */
export async function fillTables(layers: readonly Layer[], target: Target): Promise<void> {
  const { store, sandbox, service, now, settings } = target;
  await store.run(sandbox, async (transaction) => {
    const ctx = new TransactionContext(transaction, { service, now, settings, base: "" });
    const mistakes: Mistake[] = [];
    for (const layer of layers) {
      const findings = await fillFrom(layer, target, ctx, transaction);
      mistakes.push(...findings.map((finding) => mistakeOf(layer.content, finding)));
    }
    if (mistakes.length > 0) throw new ScenarioRefused(mistakes);
    await ctx.finish();
  });
}

async function fillFrom(
  { written }: Layer,
  { service, now }: Target,
  ctx: TransactionContext,
  transaction: Transaction,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const own = (word: "rows" | "generate" | "sequences") =>
    sectionsOf(written, word).filter((one) => one.service === service.name);
  for (const { path, section } of own("rows")) {
    const rows = rowsIn(section, path);
    passIds(ctx, service, rows);
    for (const row of rows) findings.push(...(await putRow(row, transaction, service, now)));
  }
  for (const { path, section } of own("generate")) {
    for (const [table, spec] of Object.entries(isMapping(section) ? section : {}))
      findings.push(...(await generate({ service, table, spec, path: [...path, table], now }, { ctx, transaction })));
  }
  for (const { section } of own("sequences")) {
    for (const [name, next] of Object.entries(isMapping(section) ? section : {}))
      ctx.draws.pass(service.name, name, Number(next) - 1, service.sequences[name] ?? 1);
  }
  for (const effect of written.pending ?? [])
    if (serviceOf(written, effect) === service.name) await putEffect(effect, service, now, ctx, transaction);
  return findings;
}

async function putEffect(
  { kind, topic, to, due, data = {} }: WrittenEffect,
  service: Service,
  now: Instant,
  ctx: TransactionContext,
  transaction: Transaction,
): Promise<void> {
  const effect: Effect = {
    id: await ctx.draws.of("runtime", { effect: 1 }).next("effect"),
    service: service.name,
    kind,
    topic,
    ...(to === undefined ? {} : { to }),
    data,
    dueAt: momentOf(due, now) ?? now,
    status: "pending",
    attempts: [],
  };
  await transaction.table(effectsTable).put(effect);
}
