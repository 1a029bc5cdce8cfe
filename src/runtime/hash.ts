import { hash } from "../core/crypto.ts";
import type { Service } from "../core/service.ts";
import type { Row, Transaction } from "../core/store.ts";
import { sandboxTable, schemaOf } from "./transaction.ts";

/** JSON with members in order of their names, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

export const isMinted = (row: Row): boolean => "minted" in row && row.minted === true;

/** What the state hash is made over: everything but the sandbox's own record. */
export const hashedTables = (services: readonly Service[]): readonly string[] =>
  Object.keys(schemaOf(services)).filter((table) => table !== sandboxTable);

/** SHA-256 over all rows by table in order of first insertion, without minted credentials. */
export async function stateHash(transaction: Transaction, tables: readonly string[]): Promise<string> {
  const parts: string[] = [];
  for (const name of [...tables].sort()) {
    const { rows } = await transaction.table(name).all();
    const kept = rows.filter((row) => !isMinted(row));
    if (kept.length > 0) parts.push(`${name}:${canonicalJson(kept)}`);
  }
  return hash("sha256", parts.join("\n"));
}
