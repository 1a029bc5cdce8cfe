import type { CaseReport, Report } from "../../report.ts";
import { foundation, gravest, looseChecks, repeating, stepsOf } from "../told/case.ts";
import { cut } from "../told/cut.ts";
import { checkLines } from "./checks.ts";
import { apart, wrapped } from "./columns.ts";
import { exchangeLines } from "./exchange.ts";
import { headings } from "./headings.ts";
import type { Page } from "./paint.ts";

/** One case that failed, or any where all are asked for: what was sent, what came, and on what the demand rests. */
export function failure(report: Report, one: CaseReport, page: Page): string[] {
  const worst = gravest(one);
  const heading = headings[one.result];
  const head = apart(`${heading}  ${one.id}`, worst?.level ?? "", page.width).trimEnd();
  const rest = head.slice(heading.length + 2 + one.id.length);
  const steps = stepsOf(one).filter(({ checks }) => page.verbose || checks.some(({ holds }) => !holds));
  const colour = one.result === "pass" ? "green" : "red";
  return [
    `${page.paint(heading, colour)}  ${page.paint(one.id, "bold")}${rest}`,
    ...[one.title, one.reason ?? ""].flatMap((text) => sentence(text, page)),
    ...steps.flatMap((step) => exchangeLines(step, page)),
    ...checkLines(looseChecks(one), page),
    ...(worst === undefined ? [] : foundationLines(report, one, page)),
    ...repeatLines(one, page),
  ];
}

const sentence = (text: string, { width }: Page): string[] =>
  text === "" ? [] : wrapped("      ", cut(text, 4 * width).split(" "), { width, join: " " });

function foundationLines(report: Report, one: CaseReport, { width, paint }: Page): string[] {
  const worst = gravest(one);
  if (worst === undefined) return [];
  const { grade, says, place, rule } = foundation(report, one, worst);
  return [
    `      ${grade.padEnd(12)} ${paint(cut(says, width - 19), "dim")}`,
    `      contract     ${place}${rule === undefined ? "" : `        rule  ${rule}`}`,
  ];
}

function repeatLines(one: CaseReport, { command }: Page): string[] {
  const line = repeating(command, one);
  return line === undefined ? [] : [`      repeat       ${line}`];
}
