import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { list } from "../json.ts";
import { placesIn } from "../place.ts";
import { YamlReader } from "../yaml-reader.ts";

/** Why something that a contract declares is covered by no case. */
export interface Excuse {
  what: string;
  reason: string;
  /** `conformance/cases/rank-math/excused.yaml:7`. */
  place: string;
}

/** Beside the cases in a checkout, beside `dist/` in a package. */
const casesFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "cases").replace(
  /([/\\])dist([/\\]conformance[/\\]cases)$/,
  "$1$2",
);

/** What excused.yaml says of a service's coverage; nothing where there is no such file. */
export function excusesOf(service: string, folder: string = casesFolder): readonly Excuse[] {
  const file = join(folder, service, "excused.yaml");
  if (!existsSync(file)) return [];
  return readExcuses(`conformance/cases/${service}/excused.yaml`, readFileSync(file, "utf8"));
}

/** Reads `coverage: [{what, reason}]`; `what` may be a list that shares one reason. Refuses what is malformed with its place. */
export function readExcuses(name: string, source: string): readonly Excuse[] {
  const file = new YamlReader(name, source, {});
  const placeOf = placesIn(name, () => source);
  file.onlyNames([], ["coverage", "mutants"]);
  const listed = file.value(["coverage"]) ?? [];
  if (!Array.isArray(listed)) file.refuse(["coverage"], "must be a list", "write - {what: …, reason: …} below it");
  const excuses = list(listed).flatMap((_, index) => excusesAt(file, ["coverage", String(index)]));
  const before = new Set<string>();
  return excuses.map(({ path, ...excuse }) => {
    if (before.has(excuse.what)) file.refuse(path, `${excuse.what} is excused twice`, "take one of them out");
    before.add(excuse.what);
    return { ...excuse, place: placeOf(path) };
  });
}

type Path = readonly string[];

function excusesAt(file: YamlReader, entry: Path): { what: string; reason: string; path: Path }[] {
  file.onlyNames(entry, ["what", "reason"]);
  const reason = file.text([...entry, "reason"]);
  if (reason === undefined) file.refuse(entry, "has no reason", "say why no case covers it: reason: …");
  const what = [...entry, "what"];
  const several = Array.isArray(file.value(what)) ? list(file.value(what)) : undefined;
  const paths = several?.map((_, index) => [...what, String(index)]) ?? [what];
  if (paths.length === 0 || !file.has(what)) file.refuse(entry, "excuses nothing", "name it as coverage does: what: …");
  return paths.map((path) => {
    const named = file.text(path);
    if (named === undefined) return file.refuse(path, "is empty", "name it as coverage does");
    return { what: named, reason, path };
  });
}
