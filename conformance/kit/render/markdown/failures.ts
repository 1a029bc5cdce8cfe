import type { CaseReport, Report } from "../../report.ts";
import { alike } from "../told/alike.ts";
import { foundation, gravest } from "../told/case.ts";
import { bare } from "../told/cut.ts";
import { shownOf } from "../told/difference.ts";
import { grave, words } from "../told/results.ts";
import { code, folded, plain, table } from "./text.ts";

const mostRows = 100;

export function failures(report: Report): string | undefined {
  const failing = report.cases.filter(({ result }) => grave.includes(result));
  if (failing.length === 0) return undefined;
  const rows = failing.slice(0, mostRows).map((one) => row(report, one));
  const head = ["case", "level", "what", "actual", "expected", "grade", "contract"];
  return ["### What fails", table(head, rows), ...rest(failing.slice(mostRows))].join("\n\n");
}

function row(report: Report, one: CaseReport): readonly string[] {
  const check = gravest(one);
  if (check === undefined) {
    return [code(one.id, 200), words[one.result], plain(one.reason ?? ""), "", "", "", code(one.contract[0] ?? "")];
  }
  const { what, actual, expected } = shownOf(check);
  const { grade, place, rule } = foundation(report, one, check);
  const about = one.result === "fail" ? check.level : `${words[one.result]}, ${check.level}`;
  const where = rule === undefined ? code(place) : `${code(place)} ${plain(rule)}`;
  return [code(one.id, 200), about, plain(what, 120), code(bare(actual)), code(bare(expected)), grade, where];
}

function rest(others: readonly CaseReport[]): string[] {
  if (others.length === 0) return [];
  const lines = alike(others)
    .slice(0, 50)
    .map(({ what, cases }) => `- ${cases.length} more: ${plain(what)}`);
  const ids = others.slice(0, 1000).map(({ id }) => code(id, 200));
  return [lines.join("\n"), folded(`${others.length} more cases that fail`, ids.join(", "))];
}
