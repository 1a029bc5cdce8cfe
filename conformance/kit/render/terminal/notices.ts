import type { CaseReport, Report } from "../../report.ts";
import { someOfEach } from "../told/alike.ts";
import { failedChecks, foundation } from "../told/case.ts";
import { bare, cut } from "../told/cut.ts";
import { knownWords, leftBehindWords, notApplicable } from "../told/groups.ts";
import { columnFor, wrapped } from "./columns.ts";
import type { Page } from "./paint.ts";
import { restLines } from "./rest.ts";

/** What is worth knowing and fails nothing. */
export const notices = (report: Report, page: Page): string[] => [
  ...warnings(report, page),
  ...silentPlaces(report, page),
  ...extraMembers(report, page),
  ...notApplicableLines(report, page),
  ...baselineLines(report, page),
  ...[leftBehindWords(report)].flatMap((words) =>
    words === undefined ? [] : wrapped("left behind     ", words.split(" "), { width: page.width, join: " " }),
  ),
];

function warnings(report: Report, page: Page): string[] {
  const warned = report.cases.filter(({ result }) => result === "warning");
  const { first, rest } = someOfEach(warned, { whole: 10, each: 2 });
  return [...first.flatMap((one) => warning(report, one, page)), ...restLines(rest, "warn", page)];
}

function warning(report: Report, one: CaseReport, page: Page): string[] {
  const failed = failedChecks(one).filter(({ level }) => level !== "may");
  return [
    `${page.paint("warning", "yellow")}         ${one.id}      should`,
    ...failed.map((check) => {
      const said = `${check.what} ${cut(check.actual, 30)}, expected ${cut(check.expected, 30)}`;
      const { grade, says } = foundation(report, one, check);
      return `                ${said}     ${page.paint(cut(`${grade}: ${says}`, Math.max(24, page.width - 21 - said.length)), "dim")}`;
    }),
  ];
}

const mostPlaces = 20;
const mostReasons = 8;

/** Where nobody knows what the vendor does, a difference is worth knowing and no fault. */
function silentPlaces(report: Report, page: Page): string[] {
  const rows = report.silentPlaces.slice(0, mostPlaces).map(({ what, actual, expected, settings }) => ({
    what: cut(what, 44),
    actual: cut(actual.map(bare).join(" or "), 30),
    chose: `(we chose ${cut(bare(expected), 30)})`,
    dial: settings.length === 0 ? "" : `setting ${settings.join(" or ")}`,
  }));
  const [first, second, third] = [
    rows.map((row) => row.what),
    rows.map((row) => row.actual),
    rows.map((row) => row.chose),
  ].map((cells) => columnFor(cells, { least: 0, most: 44 }));
  const lines = rows.map(({ what, actual, chose, dial }) =>
    `      ${what.padEnd(first ?? 0)}   ${actual.padEnd(second ?? 0)}   ${chose.padEnd(third ?? 0)}     ${dial}`.trimEnd(),
  );
  const more = report.silentPlaces.length - rows.length;
  return lines.length === 0
    ? []
    : [
        `${page.paint("silent places", "bold")}   where the vendor says nothing, this target does:`,
        ...lines,
        ...(more === 0 ? [] : [`      and ${more} more, in the report files`]),
      ];
}

const extraMembers = ({ extraMembers }: Report, page: Page): string[] =>
  Object.entries(extraMembers).flatMap(([operation, members]) => {
    const head = "warning         ";
    const lines = wrapped(
      head,
      [`${operation} answers members the contract does not name:`, ...members.map((name) => cut(name, 60))],
      { width: page.width, join: " " },
    );
    return lines.map((line) => line.replace(/^warning/, (word) => page.paint(word, "yellow")));
  });

function notApplicableLines(report: Report, { width }: Page): string[] {
  const all = notApplicable(report);
  const reasons = all.slice(0, mostReasons).map(({ reason, cases }) => `${cut(reason, width - 24)} ${cases.length}`);
  if (reasons.length === 0) return [];
  const others = all.slice(mostReasons).reduce((sum, { cases }) => sum + cases.length, 0);
  if (others > 0) reasons.push(`other reasons ${others}`);
  return wrapped(`not applicable  ${report.counts.notApplicable}   `, reasons, { width, join: " · " });
}

function baselineLines(report: Report, page: Page): string[] {
  const { stale, expired } = report.baseline;
  const known = knownWords(report);
  return [
    ...(known === undefined ? [] : [`known (k)       ${known}`]),
    ...stale.map(
      ({ case: id, place }) => `stale           ${place}  ${id} no longer fails or does not exist; take the line out`,
    ),
    ...expired.map(
      ({ case: id, place, until }) =>
        `${page.paint("expired", "yellow")}         ${place}  ${id} was known until ${until}; the line excuses nothing any more`,
    ),
  ];
}
