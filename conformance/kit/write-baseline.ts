import { type BaselineLine, hasExpired, readBaseline } from "./baseline.ts";
import { inShort } from "./render/told/alike.ts";
import type { CaseReport, Report } from "./report.ts";

export interface Writing {
  now: Date;
  /** What stands there so far. */
  previous?: { name: string; text: string };
}

/**
 * A baseline that excuses exactly what fails in a report: comments and lines that still excuse something stay, stale and
 * expired lines go, and every other failing case gets a line without an end.
 *
 * @example writeFileSync(file, writeBaseline(report, { now: new Date(), previous: { name: file, text } }));
 */
export function writeBaseline(report: Report, { now, previous }: Writing): string {
  const { name, text } = previous ?? { name: "", text: heading };
  const kept = readBaseline(name, text).filter((line) => stillExcuses(report, line, now));
  const excused = new Set(kept.map((line) => line.case));
  const added = report.cases
    .filter(({ id, result }) => result === "fail" && !excused.has(id))
    .map((one) => ({ case: one.id, until: undefined, reason: reasonFor(one, now) }));
  return laidOut(commentsOf(text), [...kept, ...added]);
}

const heading = "# case, the last day it is excused (- for no end), why it is known to fail";

type Line = Omit<BaselineLine, "place">;

/** A line of a case that was not run or not judged says nothing, and stays. */
function stillExcuses({ cases, baseline }: Report, line: BaselineLine, now: Date): boolean {
  const result = cases.find(({ id }) => id === line.case)?.result;
  if (result === undefined) return !baseline.stale.some((one) => one.case === line.case);
  if (result === "fail") return !hasExpired(line, now);
  return !["pass", "warning", "noted"].includes(result);
}

/** `2026-11-27: status 409, expected 400`. */
const reasonFor = (one: CaseReport, now: Date): string => `${now.toISOString().slice(0, 10)}: ${inShort(one)}`;

interface Comments {
  /** Above the first line. */
  top: readonly string[];
  /** By the case on whose line they stand. */
  above: ReadonlyMap<string, readonly string[]>;
  below: readonly string[];
}

function commentsOf(text: string): Comments {
  const above = new Map<string, readonly string[]>();
  let top: readonly string[] | undefined;
  let waiting: string[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line.startsWith("#")) waiting.push(line);
    if (line === "" || line.startsWith("#")) continue;
    if (top === undefined) top = waiting;
    else above.set(line.split(/\s/)[0] ?? "", waiting);
    waiting = [];
  }
  return top === undefined ? { top: waiting, above, below: [] } : { top, above, below: waiting };
}

function laidOut({ top, above, below }: Comments, lines: readonly Line[]): string {
  const sorted = lines.toSorted((a, b) => (a.case < b.case ? -1 : 1));
  const width = Math.max(0, ...sorted.map((line) => line.case.length));
  const here = new Set(sorted.map((line) => line.case));
  const orphaned = [...above].flatMap(([id, comments]) => (here.has(id) ? [] : comments));
  const rows = sorted.flatMap(({ case: id, until = "-", reason }) => [
    ...(above.get(id) ?? []),
    `${id.padEnd(width)}   ${until.padEnd(10)}   ${reason}`,
  ]);
  return [...top, ...rows, ...orphaned, ...below, ""].join("\n");
}
