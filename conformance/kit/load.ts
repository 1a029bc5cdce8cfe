import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { contractFolder } from "../../openapi/read.ts";
import { mistakesIn } from "./case-check.ts";
import { placeOf, shownFrom } from "./case-place.ts";
import { type Contract, openContract } from "./contract.ts";
import { ConfigurationError, reasonOf } from "./errors.ts";
import { isMembers, type Json, member } from "./json.ts";
import type { ConformanceCase } from "./suite.ts";

/** A case and its id, which is its path below its service's folder. */
export interface LoadedCase extends ConformanceCase {
  id: string;
}

/** Where a case is to be read, and what it will be called. */
export interface FoundCase {
  id: string;
  file: string;
}

export const casesFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "cases");

/** The services that have cases. */
export function servicesWithCases(folder: string = casesFolder): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

interface LoadOptions {
  /** What the cases are checked against; the service's own when left out. */
  contract?: Contract;
  /** Holds a folder per service; the cases of this package when left out. */
  folder?: string;
}

/**
 * Every case of a service, sorted by id. A header that its contract does not bear out is a `ConfigurationError` that
 * names file and line.
 *
 * @example const cases = await loadCases("rank-math");
 */
export async function loadCases(
  service: string,
  { contract, folder = casesFolder }: LoadOptions = {},
): Promise<readonly LoadedCase[]> {
  if (!existsSync(join(folder, service))) throw new ConfigurationError(`there are no cases of ${service} in ${folder}`);
  const judge = contract ?? openContract(contractFolder(service));
  return loadFound(shippedCases(service, folder), { contract: judge, folder: process.cwd() });
}

/** The files of a service's cases: below a subject, `.ts` in a checkout and `.js` when built; `service.ts` and tests are none. */
export function shippedCases(service: string, folder: string = casesFolder): FoundCase[] {
  const root = join(folder, service);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[^.]+\.[jt]s$/.test(entry.name) && entry.parentPath !== root)
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ id: idBelow(root, file), file }));
}

export const idBelow = (root: string, file: string): string =>
  relative(root, file)
    .split(sep)
    .join("/")
    .replace(/\.(?:m?js|ts)$/, "");

interface Judging {
  contract: Contract;
  /** From which paths are shown. */
  folder: string;
}

/** Loads and checks cases, sorted by id; every mistake in all of them is one line of one `ConfigurationError`. */
export async function loadFound(found: readonly FoundCase[], judging: Judging): Promise<readonly LoadedCase[]> {
  const loaded = await Promise.all(found.map((one) => loadCase(one, judging)));
  const refusals = loaded.flatMap((one) => (typeof one === "string" ? [one] : []));
  if (refusals.length > 0) throw new ConfigurationError(refusals.sort().join("\n"));
  return loaded.filter((one) => typeof one !== "string").sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The case, or why there is none. */
async function loadCase({ id, file }: FoundCase, { contract, folder }: Judging): Promise<LoadedCase | string> {
  const imported = await importing(file, folder);
  if (typeof imported === "string") return imported;
  const found = member(imported, "default");
  if (!isCase(found))
    return `${placeOf(folder, file)}: does not export a case by default; wrap it in conformanceCase({…})`;
  const { service } = found.suite;
  if (service !== contract.service)
    return `${placeOf(folder, file)}: is a case of ${service}, but ${contract.service} is to be judged; leave it out, or judge ${service}`;
  const mistakes = mistakesIn({ ...found }, contract);
  if (mistakes.length === 0) return { ...found, id };
  return mistakes
    .map((one) => `${placeOf(folder, file, one)}: ${one.field.join(".") || "header"}: ${one.problem}; ${one.remedy}`)
    .join("\n");
}

async function importing(file: string, folder: string): Promise<Json | string> {
  const { href } = pathToFileURL(file);
  try {
    return await import(href);
  } catch (thrown) {
    if (file.endsWith(".ts") && member(thrown, "code") === "ERR_UNKNOWN_FILE_EXTENSION")
      return `${placeOf(folder, file)}: Node ${process.versions.node} cannot import TypeScript; build it to JavaScript first, or run with Node 22.18 or newer, which strips types`;
    const shown = shownFrom(folder, file);
    // Node keeps the line of a syntax error to itself.
    const hint = thrown instanceof SyntaxError ? `; node --check ${shown} shows where` : "";
    return `${shown}:${thrownAt(thrown, [href, file])}: cannot be loaded: ${reasonOf(thrown)}${hint}`;
  }
}

/** The line of a file that an error's stack names first, or 1. */
function thrownAt(thrown: unknown, names: readonly string[]): number {
  const stack = String(member(thrown, "stack"));
  const lines = names.map((name) => Number.parseInt(stack.split(`${name}:`)[1] ?? "", 10));
  return lines.find((line) => line > 0) ?? 1;
}

const isCase = (value: unknown): value is ConformanceCase =>
  isMembers(value) && typeof value["run"] === "function" && typeof member(value["suite"], "service") === "string";
