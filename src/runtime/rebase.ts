import type { Effect } from "../core/effect.ts";
import { fromMillis, type Instant, parseInstant, toMillis } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import type { Transaction } from "../core/store.ts";
import { Outbox } from "./effects/outbox.ts";
import { recordsOf } from "./records.ts";
import { effectsTable } from "./transaction.ts";

type Move = (instant: Instant) => Instant;

/** Moves every instant that a sandbox keeps by as much as lies between two: rows by records.yaml, and effects. */
export async function moveInstants(
  transaction: Transaction,
  services: Iterable<Service>,
  { from, to }: { from: Instant; to: Instant },
): Promise<void> {
  const by = toMillis(to) - toMillis(from);
  const move: Move = (instant) => movedBy(instant, by);
  for (const service of services) {
    const records = recordsOf(service);
    for (const name of Object.keys(service.tables)) {
      const table = transaction.table(`${service.name}.${name}`);
      for (const row of (await table.all()).rows) {
        const moved = records.mapInstants(name, row, move);
        if (moved !== row) await table.put(moved);
      }
    }
  }
  const outbox = new Outbox(transaction.table(effectsTable));
  for (const effect of await outbox.all()) await outbox.put(movedEffect(effect, move));
}

function movedBy(instant: Instant, by: number): Instant {
  const moved = new Date(toMillis(instant) + by);
  const year = moved.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`${instant} would leave the years 0 to 9999`);
  return fromMillis(moved.getTime());
}

const movedEffect = (effect: Effect, move: Move): Effect => ({
  ...effect,
  dueAt: move(effect.dueAt),
  data: Object.fromEntries(Object.entries(effect.data).map(([name, value]) => [name, withinText(value, move)])),
  attempts: effect.attempts.map((attempt) => ({ ...attempt, at: move(attempt.at) })),
});

/** What an effect carries has no schema here: a text that is an instant from its first letter to its last is one. */
function withinText(value: unknown, move: Move): unknown {
  if (typeof value === "string") return parseInstant(value) === value ? move(value) : value;
  if (Array.isArray(value)) return value.map((item) => withinText(item, move));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withinText(member, move)]));
}
