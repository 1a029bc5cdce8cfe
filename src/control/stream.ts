import type { operations } from "../../openapi/control/types.ts";
import type { Input } from "../core/operation.ts";
import { canonical } from "../runtime/journal/canonical.ts";
import { matches } from "../runtime/journal/filter.ts";
import type { JournalEntry } from "../runtime/journal/journal.ts";
import { type Hearing, sandboxNamed } from "./operation.ts";
import { filterOf, refuseUnknown } from "./operations/journal.ts";

/** Bytes that may wait for a reader; one who lets more pile up is dropped. */
const patience = 4 * 1024 ** 2;

/** One line of JSON for each entry, as they come, until the reader goes. */
export function streamJournal(
  { path, query }: Input<operations["streamJournal"]>,
  { context, response }: Hearing,
): void {
  const { journal } = sandboxNamed(path.sandbox, context);
  const { since, ...sought } = query;
  refuseUnknown(sought, context);
  const filter = filterOf(sought);
  const write = (entry: JournalEntry): void => {
    if (!matches(entry, filter)) return;
    response.write(`${JSON.stringify(canonical(entry))}\n`);
    if (response.writableLength > patience) response.destroy();
  };
  response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
  response.flushHeaders();
  const held = since === undefined ? [] : journal.find({ since });
  for (const entry of held) write(entry);
  const replayed = new Set(held.map(({ n }) => n));
  const leave = journal.listen((entry) => {
    if (!replayed.has(entry.n)) write(entry);
  });
  // What was added just now is still to be told to those who listened before; from then on all is new.
  setImmediate(() => replayed.clear());
  response.on("close", leave);
}
