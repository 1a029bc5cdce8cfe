import type { JournalEntry } from "./journal.ts";
import { sentFields, valueAt } from "./sent-fields.ts";

/** What an entry must have; what is left out may be anything. */
export interface JournalFilter {
  readonly service?: string;
  readonly operation?: string;
  readonly method?: string;
  /** Part of the address, without the query. */
  readonly path?: string;
  readonly status?: number;
  /** The rule that refused, with or without the service's name. */
  readonly rule?: string;
  /** Dotted field → value that the request must have had, in its query or its body. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Whether one thing asked for is there; "unknown" where too little of the entry was kept. */
type Met = boolean | "unknown";

/** One answer for each thing that is asked for. */
export function criteria(entry: JournalEntry, filter: JournalFilter): readonly Met[] {
  const { service, operation, request, reply, rule } = entry;
  const met: Met[] = [];
  if (filter.service !== undefined) met.push(filter.service === service);
  if (filter.operation !== undefined) met.push(filter.operation === operation);
  if (filter.method !== undefined) met.push(filter.method.toUpperCase() === request.method);
  if (filter.path !== undefined) met.push(request.path.includes(filter.path));
  if (filter.status !== undefined) met.push(filter.status === reply.status);
  if (filter.rule !== undefined) met.push(filter.rule === rule || filter.rule === `${service}/${rule}`);
  const wanted = Object.entries(filter.body ?? {});
  if (wanted.length === 0) return met;
  const fields = sentFields(request);
  return [...met, ...wanted.map(([name, value]) => (fields ? isEqual(valueAt(fields, name), value) : "unknown"))];
}

export const matches = (entry: JournalEntry, filter: JournalFilter): boolean =>
  criteria(entry, filter).every((met) => met === true);

/** Whether an entry of which too little was kept may be one of those asked for. */
export const mayMatch = (entry: JournalEntry, filter: JournalFilter): boolean => {
  const met = criteria(entry, filter);
  return met.includes("unknown") && !met.includes(false);
};

/** Text from forms and numbers from JSON are the same value. */
function isEqual(sent: unknown, wanted: unknown): boolean {
  if (typeof sent === "object" && sent !== null) return JSON.stringify(sent) === JSON.stringify(wanted);
  return sent === wanted || (sent !== undefined && sent !== null && String(sent) === String(wanted));
}
