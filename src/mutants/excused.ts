import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { ConfigurationError } from "../../conformance/kit/index.ts";
import { root } from "../package.ts";
import { closestTo, matcherOf } from "./selection.ts";

/** A written reason why a mutant may survive. */
export interface Excuse {
  /** A mutant's id; `*` stands for any one part of it. */
  readonly id: string;
  readonly reason: string;
  /** No answer can tell the mutant from the service, whatever a case does: it is left out of the score. */
  readonly equivalent: boolean;
  /** `conformance/cases/rank-math/excused.yaml:4`. */
  readonly place: string;
}

const fileOf = (service: string): string => `conformance/cases/${service}/excused.yaml`;

/** The excused mutants of a service; none where it has no such file. Throws `ConfigurationError` with file, line and remedy. */
export function readExcuses(service: string, file = join(root, fileOf(service))): readonly Excuse[] {
  return existsSync(file) ? excusesIn(fileOf(service), readFileSync(file, "utf8")) : [];
}

export function excusesIn(name: string, source: string): readonly Excuse[] {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  const refuse = (at: number | undefined, why: string): never => {
    throw new ConfigurationError(`${name}:${counter.linePos(at ?? 0).line}: ${why}`);
  };
  const [broken] = document.errors;
  if (broken) refuse(broken.pos[0], `not YAML: ${broken.message.split("\n")[0] ?? ""}`);
  const listed = isMap(document.contents) ? document.contents.get("mutants", true) : undefined;
  if (listed === undefined || (isScalar(listed) && listed.value === null)) return [];
  if (!isSeq(listed)) return refuse(0, "mutants must be a list; write - {id: …, reason: …}");
  return listed.items.map((item) => {
    const at = isMap(item) ? item.range?.[0] : undefined;
    if (!isMap(item)) return refuse(listed.range?.[0], "each of mutants holds members; write - {id: …, reason: …}");
    const words: Readonly<Record<string, unknown>> = item.toJSON();
    const unknown = Object.keys(words).find((word) => !["id", "reason", "equivalent"].includes(word));
    if (unknown !== undefined) refuse(at, `${unknown} is not known; there are id, reason and equivalent`);
    const { id, reason, equivalent = false } = words;
    if (typeof id !== "string" || id === "") return refuse(at, "id is missing; name the mutant, as `mutants` lists it");
    if (typeof reason !== "string" || reason.trim() === "")
      return refuse(at, `${id}: reason is missing; write why no case can notice, or take its line out`);
    if (typeof equivalent !== "boolean") return refuse(at, `${id}: equivalent is true or left out`);
    return { id, reason: reason.trim(), equivalent, place: `${name}:${counter.linePos(at ?? 0).line}` };
  });
}

/** The excuse of a mutant, if it has one. */
export const excuseFor = (id: string, excuses: readonly Excuse[]): Excuse | undefined =>
  excuses.find((excuse) => matcherOf(excuse.id).test(id));

/** Refuses an excuse for what does not exist. */
export function refuseUnknown(excuses: readonly Excuse[], mutants: readonly { readonly id: string }[]): void {
  const ids = mutants.map(({ id }) => id);
  for (const { id, place } of excuses) {
    const excused = matcherOf(id);
    if (!ids.some((one) => excused.test(one)))
      throw new ConfigurationError(`${place}: there is no mutant ${id}${closestTo(id, ids)}; take its line out`);
  }
}

/** Refuses an excuse for what was noticed all the same. */
export function refuseKilled(excuses: readonly Excuse[], results: readonly Killable[]): void {
  for (const { id, killed, by } of results) {
    const excuse = killed ? excuseFor(id, excuses) : undefined;
    if (excuse) throw new ConfigurationError(`${excuse.place}: ${id} is noticed by ${by}; take its line out`);
  }
}

interface Killable {
  readonly id: string;
  readonly killed: boolean;
  readonly by: string;
}
