import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ConfigurationError } from "./errors.ts";
import { isMembers, member } from "./json.ts";
import type { ConformanceCase } from "./suite.ts";

/** A case and its id, which is its path below its service's folder. */
export interface LoadedCase extends ConformanceCase {
  id: string;
}

const casesFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "cases");

/** The services that have cases. */
export function servicesWithCases(folder: string = casesFolder): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * Every case of a service, sorted by id.
 *
 * @example const cases = await loadCases("rank-math");
 */
export async function loadCases(service: string, folder: string = casesFolder): Promise<readonly LoadedCase[]> {
  const root = join(folder, service);
  if (!existsSync(root)) throw new ConfigurationError(`there are no cases of ${service} in ${folder}`);
  const cases = await Promise.all(caseFiles(root).map((file) => loadCase(root, file)));
  return cases.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Below a subject, `.ts` in a checkout and `.js` when built; `service.ts` and tests are none. */
function caseFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[^.]+\.[jt]s$/.test(entry.name) && entry.parentPath !== root)
    .map((entry) => join(entry.parentPath, entry.name));
}

async function loadCase(root: string, file: string): Promise<LoadedCase> {
  const exported: unknown = await import(pathToFileURL(file).href);
  const found = member(exported, "default");
  if (!isCase(found))
    throw new ConfigurationError(`${file} does not export a case by default; wrap it in conformanceCase({…})`);
  return {
    ...found,
    id: relative(root, file)
      .split(sep)
      .join("/")
      .replace(/\.[jt]s$/, ""),
  };
}

const isCase = (value: unknown): value is ConformanceCase =>
  isMembers(value) &&
  typeof value["title"] === "string" &&
  typeof value["run"] === "function" &&
  isMembers(value["suite"]);
