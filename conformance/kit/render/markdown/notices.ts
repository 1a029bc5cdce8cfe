import type { Report } from "../../report.ts";
import { failedChecks, foundation } from "../told/case.ts";
import { bare } from "../told/cut.ts";
import { knownWords, leftBehindWords, notApplicable } from "../told/groups.ts";
import { settingsBlock } from "../told/settings-block.ts";
import { code, fenced, folded, plain, table } from "./text.ts";

const mostRows = 100;

/** What is worth knowing and fails nothing; each part is left out where there is nothing to say. */
export const notices = (report: Report): readonly (string | undefined)[] => [
  warnings(report),
  silentPlaces(report),
  extraMembers(report),
  unjudged(report),
  baseline(report),
  ...[leftBehindWords(report)].map((words) => words && `**Left behind:** ${plain(words, 2000)}`),
];

function warnings(report: Report): string | undefined {
  const rows = report.cases
    .filter(({ result }) => result === "warning")
    .flatMap((one) => failedChecks(one).map((check) => ({ one, check })))
    .filter(({ check }) => check.level !== "may")
    .map(({ one, check }) => {
      const { grade, says } = foundation(report, one, check);
      return [
        code(one.id, 200),
        plain(check.what),
        code(check.actual),
        code(bare(check.expected)),
        `${grade}: ${plain(says)}`,
      ];
    });
  return section("Warnings", ["case", "what", "actual", "expected", "why we expect it"], rows);
}

function silentPlaces({ silentPlaces: places }: Report): string | undefined {
  const rows = places.map(({ what, actual, expected, settings }) => [
    plain(what),
    code(actual.join(" or ")),
    code(bare(expected)),
    plain(settings.join(" or ")),
  ]);
  const text = section("Silent places", ["the vendor says nothing of", "this target", "we chose", "setting"], rows);
  const lines = settingsBlock(places);
  if (text === undefined || lines.length === 0) return text;
  return `${text}\n\nIn the target file, so that the suite expects what this target does:\n\n${fenced("yaml", ["settings:", ...lines.map((line) => `  ${line}`)])}`;
}

const extraMembers = ({ extraMembers: extras }: Report): string | undefined =>
  section(
    "Members beyond the contract",
    ["operation", "members"],
    Object.entries(extras).map(([operation, members]) => [
      code(operation),
      members.map((name) => code(name)).join(", "),
    ]),
  );

function unjudged(report: Report): string | undefined {
  const rows = notApplicable(report).map(({ reason, cases }) => [plain(reason), String(cases.length)]);
  return rows.length === 0
    ? undefined
    : folded(`${report.counts.notApplicable} not applicable`, table(["why", "cases"], rows.slice(0, mostRows)));
}

function baseline(report: Report): string | undefined {
  const { stale, expired } = report.baseline;
  const known = knownWords(report);
  const lines = [
    ...(known === undefined ? [] : [`**Known:** ${plain(known)}`]),
    ...stale.map(
      ({ case: id, place }) =>
        `Stale: ${code(place)} ${code(id, 200)} no longer fails or does not exist; take the line out`,
    ),
    ...expired.map(
      ({ case: id, place, until }) => `Expired: ${code(place)} ${code(id, 200)} was known until ${plain(until)}`,
    ),
  ];
  return lines.length === 0
    ? undefined
    : lines
        .slice(0, mostRows)
        .map((line) => `- ${line}`)
        .join("\n");
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more, in the report files`] : [];
  return [`### ${title}`, table(head, rows.slice(0, mostRows)), ...more].join("\n\n");
}
