import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** Where the contracts lie: beside this file in a checkout, beside `dist/` in a package. */
const folder = dirname(fileURLToPath(import.meta.url)).replace(/([/\\])dist[/\\]openapi$/, "$1openapi");

export type ContractFile = "openapi" | "rules" | "sources" | "records" | "panel" | "roles";

/** The folder of a service's contract, e.g. `…/openapi/rank-math`. */
export const contractFolder = (service: string): string => join(folder, service);

/** One parsed file of a contract. Throws when the file is missing or is not YAML. */
export function readContractFile(contract: string, file: ContractFile): unknown {
  return parse(readFileSync(join(contract, `${file}.yaml`), "utf8"));
}
