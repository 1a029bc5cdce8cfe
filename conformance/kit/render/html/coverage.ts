import type { ContractMap } from "../../contract-map.ts";
import type { Grade } from "../../grade.ts";
import { atOrAbove } from "../../grade.ts";
import type { CaseReport, Report } from "../../report.ts";
import type { Standing } from "./symbols.ts";

/** A case, and how it stands to one answer of one operation. */
export interface Exercise {
  one: CaseReport;
  standing: Standing;
}

export interface Cell {
  status: number;
  /** Nothing where the contract declares no such answer. */
  grade: Grade | undefined;
  standing: Standing;
  exercises: readonly Exercise[];
}

export interface Row {
  operation: ContractMap["operations"][number];
  cells: readonly Cell[];
}

/** Gravest first: a cell stands as the gravest of its cases. */
const order: readonly Standing[] = ["fail", "known", "warning", "noted", "pass", "notJudged"];

/** What the cases exercised, operation by status. */
export function coverageOf(report: Report): readonly Row[] {
  const exercised = exercisesByAnswer(report);
  return report.map.operations.map((operation) => {
    const declared = new Map(operation.answers.map(({ status, grade }) => [status, grade]));
    const answered = [...exercised.keys()]
      .filter((pair) => pair.startsWith(`${operation.id} `))
      .map((pair) => Number(pair.split(" ")[1]));
    const statuses = [...new Set([...declared.keys(), ...answered])].sort((a, b) => a - b);
    return {
      operation,
      cells: statuses.map((status) =>
        cell({ status, grade: declared.get(status) }, exercised.get(`${operation.id} ${status}`) ?? []),
      ),
    };
  });
}

const cell = (answer: Pick<Cell, "status" | "grade">, exercises: readonly Exercise[]): Cell => ({
  ...answer,
  exercises,
  standing: order.find((standing) => exercises.some((one) => one.standing === standing)) ?? "notExercised",
});

function exercisesByAnswer(report: Report): ReadonlyMap<string, readonly Exercise[]> {
  const found = new Map<string, Exercise[]>();
  for (const one of report.cases) {
    for (const pair of new Set([...one.answers, ...one.contract])) {
      found.set(pair, [...(found.get(pair) ?? []), { one, standing: standingAt(report, one, pair) }]);
    }
  }
  return found;
}

/**
 * An answer stands as the checks about it; a case that failed elsewhere is no fault of it. An answer that a case is about
 * and never got stands as the case.
 */
function standingAt({ failOn }: Report, one: CaseReport, pair: string): Standing {
  const failed = one.checks.filter(
    ({ holds, exchange }) => !holds && exchange !== undefined && pairOf(one, exchange) === pair,
  );
  if (failed.some(({ level }) => atOrAbove(level, failOn))) return one.result === "known" ? "known" : "fail";
  if (failed.some(({ level }) => level === "should")) return "warning";
  if (failed.length > 0) return "noted";
  if (one.answers.includes(pair)) return "pass";
  if (one.result === "fail" || one.result === "known") return one.result;
  return "notJudged";
}

function pairOf({ exchanges }: CaseReport, index: number): string | undefined {
  const exchange = exchanges[index];
  return exchange?.operation && `${exchange.operation} ${exchange.status}`;
}
