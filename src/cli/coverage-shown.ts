import type { Coverage } from "../../conformance/kit/index.ts";
import { columns, counted } from "./print.ts";

/** What is neither covered nor excused in writing. */
export const unexcused = ({ missing }: Coverage): Coverage["missing"] => missing.filter(({ reason }) => reason === "");

/** One line for each dimension, then what no case covers, with its reason where it has one. */
export function coverageShown(coverage: Coverage): string {
  const { service, suite, cases, missing, ...measured } = coverage;
  const { operations, statuses, codes, parameters, enumValues, rules, statements } = measured;
  const open = unexcused(coverage);
  const excused = missing.filter(({ reason }) => reason !== "");
  const row = (what: string, part: number, total: number, verb: string) => [what, `${part} of ${total}`, verb];
  return [
    `${service}, suite ${suite}: what the ${cases.held} of ${counted(cases.total, "case")} that passed show of the contract\n`,
    columns(
      [
        row("operations", operations.exercised, operations.total, "exercised"),
        row("statuses", statuses.exercised, statuses.total, "exercised, of each operation"),
        row("codes", codes.provoked, codes.total, "provoked, of each operation and status"),
        row("parameters", parameters.sent, parameters.total, "sent, of each operation"),
        row("enum values", enumValues.seen, enumValues.total, "sent or seen, of each operation"),
        row("rules", rules.positive, rules.total, "seen to act"),
        row("", rules.contrast, rules.total, "seen not to act where they must not"),
        row("statements", statements.quoted, statements.total, "of the vendor quoted"),
      ],
      "  ",
    ),
    failedShown(service, cases.failed),
    open.length === 0 ? "" : `\nmissing ${open.length}\n`,
    columns(
      open.map(({ what }) => [what]),
      "  ",
    ),
    excused.length === 0 ? "" : `\nexcused ${excused.length}\n`,
    columns(
      excused.map(({ what, reason }) => [what, reason]),
      "  ",
    ),
    open.length === 0 ? "\neverything is covered or excused\n" : "",
  ].join("");
}

function failedShown(service: string, failed: readonly string[]): string {
  if (failed.length === 0) return "";
  const lines = columns(
    failed.map((id) => [`stunt-double conform ${service} --case ${id}`]),
    "  ",
  );
  return `\n${counted(failed.length, "case")} did not pass and covered nothing\n${lines}`;
}
