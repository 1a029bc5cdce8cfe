import type { Service } from "../core/service.ts";
import type { Store } from "../core/store.ts";
import { isMinted } from "./hash.ts";
import { recordsOf } from "./records.ts";
import type { Sandbox } from "./sandbox.ts";
import { effectsTable } from "./transaction.ts";

/** How often a copy is taken anew because something fell due meanwhile, before it is taken as it is. */
const patience = 20;

/** Copies a sandbox when nothing due is left in it, so that nothing is delivered both there and in the copy. */
export async function forkSettled(store: Store, sandbox: Sandbox, copy: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await sandbox.settle();
    await store.fork(sandbox.name, copy);
    const due = await store.run(copy, (transaction) => transaction.table(effectsTable).nextDue(sandbox.now()));
    if (!due || attempt === patience) return;
    await store.drop(copy);
  }
}

/** Takes out the credentials that were made for one sandbox alone. */
export async function dropMinted(store: Store, copy: string, services: Iterable<Service>): Promise<void> {
  await store.run(copy, async (transaction) => {
    for (const service of services) {
      for (const name of recordsOf(service).minted()) {
        const table = transaction.table(`${service.name}.${name}`);
        for (const row of (await table.all()).rows) if (isMinted(row)) await table.delete(row.id);
      }
    }
  });
}
