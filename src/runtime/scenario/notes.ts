import type { Instant } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import type { World } from "../sandbox.ts";
import type { ServiceSettings } from "../settings.ts";
import { TransactionContext } from "../transaction.ts";
import type { Layer } from "./load.ts";
import type { Note } from "./refused.ts";
import { rowsIn } from "./rows.ts";
import { sectionsOf } from "./sections.ts";

interface Ground {
  readonly world: World;
  /** The sandbox that holds what was loaded. */
  readonly sandbox: string;
  readonly settings: Readonly<Record<string, ServiceSettings>>;
  readonly now: Instant;
}

/** Rows of the files that break a rule, once everything stands beside them. */
export async function notesOn(layers: readonly Layer[], ground: Ground): Promise<readonly Note[]> {
  const notes: Note[] = [];
  for (const layer of layers) {
    for (const { service: name, path, section } of sectionsOf(layer.written, "rows")) {
      const service = ground.world.services.get(name);
      if (service?.invariants) notes.push(...(await brokenBy(layer, rowsIn(section, path), service, ground)));
    }
  }
  return notes;
}

function brokenBy(
  { content }: Layer,
  rows: ReturnType<typeof rowsIn>,
  service: Service,
  { world, sandbox, settings: asked, now }: Ground,
): Promise<readonly Note[]> {
  const settings = world.settings.get(service.name)?.with(asked[service.name] ?? {}) ?? {};
  return world.store.run(sandbox, async (transaction) => {
    const ctx = new TransactionContext(transaction, { service, now, settings, base: "" });
    const notes: Note[] = [];
    for (const { table, row, path } of rows) {
      const { id } = row;
      if (typeof id !== "string" && typeof id !== "number") continue;
      const kept = await transaction.table(`${service.name}.${table}`).get(id);
      for (const { rule, table: of, holds } of service.invariants ?? []) {
        if (of !== table || !kept || (await holds(kept, ctx))) continue;
        const text = `${table} ${id} breaks rule ${service.name}/${rule} (kept: rows are taken as written)`;
        notes.push({ ...content.placeOf(path), text });
      }
    }
    return notes;
  });
}
