import type { CaseReport, Report } from "../../report.ts";
import { failedChecks, foundation, gravest, repeating, statusWords, stepsOf } from "./case.ts";
import { bare, cut } from "./cut.ts";
import { shownOf } from "./difference.ts";

/** A failure in lines of plain text, for formats that hold nothing better. */
export function failureText(report: Report, one: CaseReport): string {
  const worst = gravest(one);
  const rests = worst && foundation(report, one, worst);
  const failing = stepsOf(one).filter(({ checks }) => checks.some(({ holds }) => !holds));
  const repeat = repeating(report.command, one);
  return [
    one.title,
    ...(one.reason === undefined ? [] : [one.reason]),
    ...failing.map(({ exchange }) => `${exchange.method} ${cut(exchange.path, 200)}  ${statusWords(exchange)}`),
    ...checkTexts(one),
    ...(rests
      ? [`${rests.grade}: ${rests.says}`, `contract: ${rests.place}${rests.rule ? `, rule ${rests.rule}` : ""}`]
      : []),
    ...(repeat === undefined ? [] : [`repeat: ${repeat}`]),
  ].join("\n");
}

export const noticeText = (report: Report, one: CaseReport): string => {
  const worst = gravest(one);
  const says = worst === undefined ? [] : [foundation(report, one, worst).says];
  return [one.result, ...checkTexts(one), ...says].join("\n");
};

const checkTexts = (one: CaseReport): string[] =>
  failedChecks(one).map((check) => {
    const { what, actual, expected } = shownOf(check);
    return `${what}: ${cut(bare(actual), 300)}, expected ${cut(bare(expected), 300)} (${check.level}, ${check.grade})`;
  });
