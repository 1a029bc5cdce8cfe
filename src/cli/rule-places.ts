import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Service } from "../core/service.ts";

const services = join(dirname(dirname(fileURLToPath(import.meta.url))), "services");

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Tells the files of a service that enforce a rule: its id is the first argument of a call there. */
export function placesInService({ name, checks }: Service): (rule: { id: string; by: string }) => readonly string[] {
  const places = namedPlaces(sourceFiles(join(services, name)));
  return ({ id, by }) => {
    if (by === "order")
      return checks.includes("shape") && checks.includes("permission") ? ["checks in service.ts"] : [];
    const naming = places.get(id) ?? [];
    // A refusal is made in the catalogue of errors, too; where nothing else names the rule, that is its place.
    const enforcing = naming.filter((path) => path !== "errors.ts");
    return enforcing.length === 0 ? naming : enforcing;
  };
}

/** The files in which a word is the first argument of a call. */
function namedPlaces(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const { path, text } of files) {
    const words = [...text.matchAll(/\(\s*"([\w-]+)"/g)].map(([, word = ""]) => word);
    for (const word of new Set(words)) places.set(word, [...(places.get(word) ?? []), path]);
  }
  return places;
}

/** By the names that they have in a checkout; when built, they end in `.js`. */
const sourceFiles = (folder: string): readonly SourceFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[^.]+\.[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: relative(folder, path).split(sep).join("/").replace(/\.js$/, ".ts"),
      text: readFileSync(path, "utf8"),
    }));
