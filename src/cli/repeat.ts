import type { components } from "../../openapi/control/types.ts";
import { contractFolder, readContractFile } from "../../openapi/read.ts";
import { forShell } from "./quote.ts";

type Entry = components["schemas"]["JournalEntry"];
type Change = components["schemas"]["Change"];

/** An exchange of the journal as a `stunt-double call`, changed as suggested; undefined where it cannot be one. */
export function repeatable(entry: Entry, change: Change | null): string | undefined {
  const { service, operation } = entry;
  if (!change || operation === null || change.method !== undefined || change.path !== undefined) return undefined;
  const sent = { ...pathFields(entry, operation), ...formFields(entry.query), ...bodyFields(entry.requestBody) };
  const fields = Object.entries({ ...sent, ...change.set }).filter(([name]) => !change.remove?.includes(name));
  const words = fields.map(([name, value]) =>
    forShell(typeof value === "string" ? `${name}=${value}` : `${name}:=${JSON.stringify(value)}`),
  );
  const role = change.as === undefined ? [] : ["--as", change.as];
  return ["stunt-double call", service, operation, ...words, ...role].join(" ");
}

const formFields = (text: string): Record<string, unknown> => Object.fromEntries(new URLSearchParams(text));

function bodyFields(body: unknown): Record<string, unknown> {
  if (typeof body !== "string") return typeof body === "object" && body !== null ? { ...body } : {};
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return formFields(body);
  }
}

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
