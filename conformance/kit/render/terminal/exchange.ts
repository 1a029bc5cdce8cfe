import type { Check } from "../../record.ts";
import { type Step, statusWords } from "../told/case.ts";
import { bare, cut, printable } from "../told/cut.ts";
import { checkLines } from "./checks.ts";
import { apart } from "./columns.ts";
import type { Page } from "./paint.ts";

/** One request with its answer; that the status differs is said on its line. */
export function exchangeLines({ exchange, checks }: Step, page: Page): string[] {
  const { method, path, requestBody, text } = exchange;
  const answered = checks.find(isAboutStatus);
  const expected = answered && page.paint(`  expected ${bare(answered.expected)}`, "red");
  const bodies = page.verbose
    ? [...(requestBody ? [`        sent      ${printable(requestBody)}`] : []), `        answered  ${printable(text)}`]
    : [];
  const left = `      ${method} ${cut(path, page.width - 40)}`;
  return [
    `${apart(left, statusWords(exchange), Math.max(60, left.length + 6))}${expected ?? ""}`,
    ...bodies,
    ...checkLines(
      checks.filter((check) => check !== answered && !(check.holds && ["status", "refused"].includes(check.what))),
      page,
    ),
  ];
}

const isAboutStatus = ({ what, holds, by }: Check): boolean =>
  !holds && by === "case" && (what === "refused" || what === "status");
