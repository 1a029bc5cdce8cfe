import type { components } from "../../openapi/control/types.ts";
import { contractFolder, readContractFile } from "../../openapi/read.ts";
import { forShell } from "./quote.ts";

type Entry = components["schemas"]["JournalEntry"];
type Change = components["schemas"]["Change"];

/** An exchange of the journal as a `stunt-double call`, changed as suggested; undefined where it cannot be one. */
export function repeatable(entry: Entry, change: Change | null): string | undefined {
  const { service, operation } = entry;
  if (!change || operation === null || change.method !== undefined || change.path !== undefined) return undefined;
  const inBody = bodyFields(entry);
  if (!inBody && !change.set) return undefined;
  const sent = { ...pathFields(entry, operation), ...formFields(entry.query), ...inBody };
  const fields = Object.entries({ ...sent, ...change.set }).filter(([name]) => !change.remove?.includes(name));
  const words = fields.map(([name, value]) =>
    forShell(typeof value === "string" ? `${name}=${value}` : `${name}:=${JSON.stringify(value)}`),
  );
  const role = change.as === undefined ? [] : ["--as", change.as];
  return ["stunt-double call", service, operation, ...words, ...role].join(" ");
}

const formFields = (text: string): Record<string, unknown> => Object.fromEntries(new URLSearchParams(text));

/** The fields of a body; undefined where it is of another kind than those that have any. */
function bodyFields({ requestBody: body, requestHeaders }: Entry): Record<string, unknown> | undefined {
  if (typeof body !== "string") return typeof body === "object" && body !== null ? { ...body } : {};
  const type = requestHeaders["content-type"] ?? "";
  if (body === "" || /^(?:application\/x-www-form-urlencoded\b|$)/i.test(type))
    return jsonFields(body) ?? formFields(body);
  return /^multipart\/form-data\b/i.test(type) ? partFields(body) : jsonFields(body);
}

function jsonFields(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return undefined;
  }
}

const parts = /\bname="([^"]*)"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n([\s\S]*?)(?=\r?\n--)/g;

const partFields = (text: string): Record<string, unknown> =>
  Object.fromEntries([...text.matchAll(parts)].map(([, name = "", value]) => [name, value]));

/** What the address of an operation holds. */
function pathFields({ service, path }: Entry, operation: string): Record<string, unknown> {
  const template = templateOf(service, operation);
  if (template === undefined) return {};
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "([^/]+)");
  const values = new RegExp(`${pattern}/?$`).exec(path)?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(values[i] ?? "")]));
}

function templateOf(service: string, operation: string): string | undefined {
  const document = documentOf(service);
  if (typeof document !== "object" || document === null || !("paths" in document)) return undefined;
  return Object.entries(document.paths ?? {}).find(([, item]) =>
    Object.values(Object(item)).some((one) => Object(one).operationId === operation),
  )?.[0];
}

/** A service of the user's own has its contract elsewhere. */
function documentOf(service: string): unknown {
  try {
    return readContractFile(contractFolder(service), "openapi");
  } catch {
    return undefined;
  }
}
