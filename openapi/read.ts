import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** Where the contracts lie: beside this file in a checkout, beside `dist/` in a package. */
const folder = dirname(fileURLToPath(import.meta.url)).replace(/([/\\])dist[/\\]openapi$/, "$1openapi");

export type ContractFile = "openapi" | "rules" | "sources" | "records" | "panel" | "roles";

/** The folder of a service's contract, e.g. `…/openapi/rank-math`. */
export const contractFolder = (service: string): string => join(folder, service);

const parsed = new Map<string, unknown>();

/** One parsed file of a contract; read once, so treat it as read-only. Throws when the file is missing or is not YAML. */
export function readContractFile(contract: string, file: ContractFile): unknown {
  const path = join(contract, file);
  let document = parsed.get(path);
  if (document === undefined) {
    document = isFresh(path)
      ? JSON.parse(readFileSync(`${path}.json`, "utf8"))
      : parse(readFileSync(`${path}.yaml`, "utf8"));
    parsed.set(path, document);
  }
  return document;
}

/** Whether the generated JSON is at least as new as the YAML that somebody may just have edited. */
function isFresh(path: string): boolean {
  const json = statSync(`${path}.json`, { throwIfNoEntry: false });
  return json !== undefined && json.mtimeMs >= statSync(`${path}.yaml`).mtimeMs;
}
