import { levels } from "../../grade.ts";
import type { Check, Exchange } from "../../record.ts";
import type { CaseReport, Report } from "../../report.ts";

export const failedChecks = ({ checks }: CaseReport): readonly Check[] => checks.filter(({ holds }) => !holds);

/** The failed check that says most: of the highest level, and of those the first. */
export function gravest(one: CaseReport): Check | undefined {
  const failed = failedChecks(one);
  return levels.map((level) => failed.find((check) => check.level === level)).find((check) => check !== undefined);
}

/** On what a check rests. */
export interface Foundation {
  grade: Check["grade"];
  /** The words of its source. */
  says: string;
  place: string;
  rule?: string;
}

export function foundation({ sources, service }: Report, one: CaseReport, check: Check): Foundation {
  const { grade, source, place, rule = one.rules.positive[0] ?? one.rules.contrast[0] } = check;
  return {
    grade,
    says: source === undefined ? "the contract names no source" : (sources[source] ?? source),
    place: place ?? one.contract[0] ?? "",
    ...(rule !== undefined && { rule: `${service}/${rule}` }),
  };
}

/** The command that runs this case alone, where the report tells which command ran. */
export const repeating = (command: string | undefined, { id }: CaseReport): string | undefined =>
  command && `${command} --case ${id} --verbose`;

export interface Step {
  exchange: Exchange;
  checks: readonly Check[];
}

/** The exchanges of a case in order, each with the checks about it. */
export const stepsOf = ({ exchanges, checks }: CaseReport): readonly Step[] =>
  exchanges.map((exchange, index) => ({ exchange, checks: checks.filter((check) => check.exchange === index) }));

/** Checks that are about no exchange that the report holds. */
export const looseChecks = ({ exchanges, checks }: CaseReport): readonly Check[] =>
  checks.filter(({ exchange }) => exchange === undefined || exchanges[exchange] === undefined);

export const statusWords = ({ status }: Exchange): string => (status === 0 ? "no answer" : String(status));
