import type { Ctx } from "../core/context.ts";
import type { Page, Row, Table } from "../core/store.ts";

/**
 * What a run of a case leaves behind, in words: a case that never leaves the footprint of a mutant cannot notice it.
 * Mutants name them, and a recording service (`recording.ts`) writes them down in the clean run.
 */
export const footprint = {
  rule: (id: string) => `rule ${id}`,
  handled: (operation: string) => `handled ${operation}`,
  answered: (operation: string, status: number) => `answered ${operation} ${status}`,
  /** The body holds a member, or a text such as an error code. */
  member: (operation: string, status: number, path: string) => `member ${operation} ${status} ${path}`,
  told: (operation: string, status: number, text: string) => `told ${operation} ${status} ${text}`,
  header: (operation: string, status: number, name: string) => `header ${operation} ${status} ${name.toLowerCase()}`,
  new: (table: string) => `new ${table}`,
  changed: (table: string) => `changed ${table}`,
  deleted: (table: string) => `deleted ${table}`,
  /** A row was read that is not the caller's. */
  foreign: (table: string) => `foreign ${table}`,
  found: (table: string, index: string) => `found ${table}.${index}`,
  paged: (how: "skip" | "limit" | "after" | "order" | "several" | "count") => `paged ${how}`,
  number: (sequence: string) => `number ${sequence}`,
  token: "token",
  uuid: "uuid",
  called: "called",
  signedIn: "signed in",
  refusedCaller: "refused caller",
  anonymous: "anonymous",
  permission: (operation: string) => `permission ${operation}`,
  emitted: (topic: string) => `emitted ${topic}`,
  waited: (topic: string) => `waited ${topic}`,
  severalEmitted: "emitted several",
  sent: (topic: string) => `sent ${topic}`,
  heard: "heard an answer",
  ran: (job: string) => `ran ${job}`,
} as const;

export type Note = (footprint: string) => void;

/** A table that tells what is done to it. */
export const noted = (table: Table, name: string, note: Note): Table => ({
  get: (id: Row["id"]) => table.get(id),
  async find(index: string, value: string, page: Page = {}) {
    const found = await table.find(index, value, page);
    if (found.rows.length > 0) note(footprint.found(name, index));
    if ((page.skip ?? 0) > 0) note(footprint.paged("skip"));
    if (page.after !== undefined) note(footprint.paged("after"));
    if (page.limit !== undefined && found.hasMore) note(footprint.paged("limit"));
    if (found.rows.length > 1) for (const how of ["several", "order"] as const) note(footprint.paged(how));
    return found;
  },
  async count(index: string, value: string) {
    const count = await table.count(index, value);
    note(footprint.paged("count"));
    if (count > 0) note(footprint.found(name, index));
    return count;
  },
  async put(row: Row) {
    note((await table.get(row.id)) === undefined ? footprint.new(name) : footprint.changed(name));
    return table.put(row);
  },
  async delete(id: Row["id"]) {
    note(footprint.deleted(name));
    return table.delete(id);
  },
});

/** Numbers and random values, told as they are drawn. */
export const notedIds = ({ next, uuid, token }: Ctx["ids"], note: Note): Ctx["ids"] => ({
  next(sequence) {
    note(footprint.number(sequence));
    return next(sequence);
  },
  uuid() {
    note(footprint.uuid);
    return uuid();
  },
  token(alphabet, length) {
    note(footprint.token);
    return token(alphabet, length);
  },
});
