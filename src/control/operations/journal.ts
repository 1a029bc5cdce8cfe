import { pageName } from "../../http/pages.ts";
import { canonical } from "../../runtime/journal/canonical.ts";
import type { JournalFilter } from "../../runtime/journal/filter.ts";
import { meant } from "../../runtime/violation-words.ts";
import { explain } from "../explain.ts";
import { guessesOf } from "../guesses.ts";
import { type ControlContext, ControlRefusal, controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";

interface Sought extends Omit<JournalFilter, "body"> {
  readonly field?: readonly string[] | undefined;
}

/** A filter as an address writes it: fields of the request as `name=value`. */
export function filterOf({ field = [], ...rest }: Sought): JournalFilter {
  if (field.length === 0) return rest;
  const pairs = field.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);
  return { ...rest, body: Object.fromEntries(pairs) };
}

/** A service or operation that there is not was never asked, but nobody who misspelt it must be told so. */
export function refuseUnknown({ service, operation }: Sought, { runtime }: ControlContext): void {
  const named = service === undefined ? undefined : runtime.services.get(service);
  if (service !== undefined && !named) throw misspelt("service", service, [...runtime.services.keys()]);
  const known = (named ? [named] : [...runtime.services.values()]).flatMap((one) => [
    ...Object.keys(one.operations),
    ...Object.keys(one.pages ?? {}).map(pageName),
  ]);
  if (operation !== undefined && !known.includes(operation)) throw misspelt("operation", operation, known);
}

const misspelt = (field: string, name: string, known: readonly string[]): ControlRefusal =>
  new ControlRefusal(400, `there is no ${field} ${name}`, { field, remedy: meant(name, known) });

export const readJournal = controlOperation("readJournal", async ({ path, query }, context) => {
  const { journal } = sandboxNamed(path.sandbox, context);
  const { since, limit, ...sought } = query;
  refuseUnknown(sought, context);
  const range = { ...(since === undefined ? {} : { since }), ...(limit === undefined ? {} : { limit }) };
  const entries = journal.find({ ...filterOf(sought), ...range });
  return { status: 200, body: { dropped: journal.dropped, entries: entries.map(canonical) } };
});

export const clearJournal = controlOperation("clearJournal", async ({ path }, context) => {
  sandboxNamed(path.sandbox, context).journal.clear();
  return { status: 204, body: undefined };
});

export const verifyJournal = controlOperation("verifyJournal", async ({ path, body }, context) => {
  const { journal } = sandboxNamed(path.sandbox, context);
  const { atLeast, atMost, exactly, ...filter } = body;
  refuseUnknown(filter, context);
  if (exactly !== undefined && (atLeast !== undefined || atMost !== undefined)) {
    throw new ControlRefusal(400, "exactly so many, and at least or at most so many, at once", {
      field: "exactly",
      remedy: "leave out atLeast and atMost",
    });
  }
  if ((atLeast ?? 0) > (atMost ?? Infinity)) {
    throw new ControlRefusal(400, `at least ${atLeast} is more than at most ${atMost}`, {
      field: "atLeast",
      remedy: "exchange the two",
    });
  }
  const bounds = {
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    ...(exactly === undefined ? {} : { exactly }),
  };
  const asked = Object.keys(bounds).length === 0 ? { atLeast: 1 } : bounds;
  const { verdict, found, nearest } = journal.verify(filter, asked);
  return { status: 200, body: { verdict, found, nearest: [...nearest] } };
});

export const explainExchange = controlOperation("explainExchange", async ({ path }, context) => {
  const sandbox = sandboxNamed(path.sandbox, context);
  const entry = sandbox.journal.entry(path.entry);
  if (!entry) {
    const remedy =
      path.entry <= sandbox.journal.dropped ? "it was dropped; newer ones are held" : "readJournal lists them";
    throw new ControlRefusal(404, `no entry ${path.entry}`, { field: "entry", remedy });
  }
  const service = serviceNamed(entry.service, context);
  const contract = context.pipeline.contract(service);
  return { status: 200, body: explain(entry, { service, contract, settings: sandbox.settings(service.name) }) };
});

export const readGuesses = controlOperation("readGuesses", async ({ path }, context) => {
  const { journal } = sandboxNamed(path.sandbox, context);
  const { runtime, pipeline } = context;
  const services = new Map(
    [...runtime.services].map(([name, service]) => [name, { service, contract: pipeline.contract(service) }]),
  );
  return { status: 200, body: guessesOf(journal.entries(), { services, dropped: journal.dropped }) };
});
