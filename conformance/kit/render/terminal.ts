import type { Check, Exchange } from "../record.ts";
import type { CaseReport, Report, Result } from "../report.ts";
import { exitCode } from "../report.ts";

export interface TerminalOptions {
  /** Escape sequences for colour; never unless asked. */
  colour?: boolean;
  /** The command that ran, repeated with `--case` under every failure. */
  command?: string;
  /** Requests and answers of every case that the report holds them of (`keep: "exchanges"` for those that passed). */
  verbose?: boolean;
}

type Paint = (text: string, colour: "red" | "green" | "yellow" | "dim" | "bold") => string;

const codes = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 };
const letters: Readonly<Record<Result, string>> = {
  pass: ".",
  fail: "F",
  warning: "w",
  noted: "o",
  known: "k",
  notApplicable: "a",
  setUpFailed: "S",
  engineError: "E",
};

/** The report as a person reads it. */
export function renderTerminal(report: Report, options: TerminalOptions = {}): string {
  const paint: Paint = (text, colour) => (options.colour ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);
  const failing = report.cases.filter(
    ({ result, exchanges }) =>
      ["fail", "setUpFailed", "engineError"].includes(result) || (options.verbose && exchanges.length > 0),
  );
  const blocks = [
    [
      `${report.service}, suite ${report.suite} (${report.cases.length} cases), against ${report.target}  ${report.address}`,
    ],
    [`${report.cases.map(({ result }) => letters[result]).join("")}  ${report.seconds.toFixed(1)} s`],
    ...failing.map((one) => failure(report, one, options, paint)),
    summary(report, paint),
    [verdictLine(report, paint)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

const headings: Readonly<Record<Result, string>> = {
  pass: "PASS",
  fail: "FAIL",
  warning: "WARNING",
  noted: "NOTED",
  known: "KNOWN",
  notApplicable: "NOT APPLICABLE",
  setUpFailed: "SET-UP FAILED",
  engineError: "ENGINE ERROR",
};

function failure(report: Report, one: CaseReport, { command, verbose }: TerminalOptions, paint: Paint): string[] {
  const failed = one.checks.filter(({ holds }) => !holds);
  const [gravest] = [...failed].sort((a, b) => "must should may".indexOf(a.level) - "must should may".indexOf(b.level));
  const shown = new Set(failed.map(({ exchange }) => exchange));
  const exchanges = one.exchanges.flatMap((exchange, index) =>
    shown.has(index) || verbose ? exchangeLines(exchange, checksOf(one, index, verbose), verbose) : [],
  );
  return [
    `${paint(headings[one.result], one.result === "pass" ? "green" : "red")}  ${paint(one.id, "bold")}   ${gravest?.level ?? ""}`.trimEnd(),
    `      ${one.title}`,
    ...(one.reason === undefined ? [] : [`      ${one.reason}`]),
    ...exchanges,
    ...checksOf(one, undefined, verbose).map(checkLine),
    ...(gravest === undefined ? [] : foundation(report, gravest, one)),
    ...(command === undefined ? [] : [`      repeat       ${command} --case ${one.id} --verbose`]),
  ];
}

const checksOf = ({ checks }: CaseReport, index: number | undefined, verbose = false): Check[] =>
  checks.filter(({ exchange, holds, by }) => exchange === index && (!holds || verbose || by === "case"));

function exchangeLines(
  { method, path, requestBody, status, text }: Exchange,
  checks: Check[],
  verbose = false,
): string[] {
  const bodies = verbose
    ? [...(requestBody ? [`        sent     ${requestBody}`] : []), `        answered ${text}`]
    : [];
  return [`      ${method} ${path}   ${status === 0 ? "no answer" : status}`, ...bodies, ...checks.map(checkLine)];
}

const checkLine = ({ what, actual, expected, holds, level }: Check): string =>
  `        ${what.padEnd(28)} ${actual.padEnd(14)} ${holds ? "as expected" : `expected ${expected}   ${level}`}`;

function foundation(report: Report, { grade, source, place, rule }: Check, one: CaseReport): string[] {
  const says = source === undefined ? undefined : (report.sources[source] ?? source);
  const named = rule ?? one.rules.positive[0] ?? one.rules.contrast[0];
  return [
    `      ${grade.padEnd(12)} ${says ?? "the contract names no source"}`,
    `      contract     ${place ?? one.contract[0] ?? ""}${named === undefined ? "" : `        rule  ${report.service}/${named}`}`,
  ];
}

function summary(report: Report, paint: Paint): string[] {
  const known = report.cases.filter(({ result }) => result === "known");
  const { stale, expired } = report.baseline;
  return [
    ...report.cases.filter(({ result }) => result === "warning").flatMap((one) => warning(one, paint)),
    ...silentPlaces(report),
    ...Object.entries(report.extraMembers).map(
      ([operation, members]) =>
        `${paint("warning", "yellow")}   ${operation} answers members the contract does not name: ${members.join(", ")}`,
    ),
    ...notApplicable(report),
    ...(known.length === 0
      ? []
      : [`known (k)       ${known.map(({ id, reason }) => `${id}: ${reason ?? ""}`).join(" · ")}`]),
    ...stale.map((id) => `stale baseline  ${id} no longer fails or does not exist; take its line out`),
    ...expired.map((id) => `expired         ${id}: its baseline line excuses nothing any more`),
  ];
}

function warning(one: CaseReport, paint: Paint): string[] {
  const failed = one.checks.filter(({ holds, level }) => !holds && level === "should");
  return [
    `${paint("warning", "yellow")}   ${one.id}   should`,
    ...failed.map(
      ({ what, actual, expected, grade }) => `          ${what} ${actual}, expected ${expected}     ${grade}`,
    ),
  ];
}

/** Where nobody knows what the vendor does, a difference is worth knowing and no fault. */
function silentPlaces(report: Report): readonly string[] {
  const lines = report.silentPlaces.map(({ what, actual, expected, settings }) => {
    const dial = settings.length === 0 ? "" : `     setting ${settings.join(" or ")}`;
    return `      ${what}   ${actual.join(" or ")}   (we chose ${expected})${dial}`;
  });
  return lines.length === 0 ? [] : ["silent places   where the vendor says nothing, this target does:", ...lines];
}

function notApplicable({ cases, counts }: Report): string[] {
  if (counts.notApplicable === 0) return [];
  const reasons = cases.filter(({ result }) => result === "notApplicable").map(({ reason }) => reason ?? "");
  const counted = [...new Set(reasons)].map((reason) => `${reason} ${reasons.filter((one) => one === reason).length}`);
  return [`not applicable  ${counts.notApplicable}   ${counted.join(" · ")}`];
}

function verdictLine(report: Report, paint: Paint): string {
  const { counts, judged, judgedAtLeast } = report;
  const words: [number, string][] = [
    [counts.pass, "pass"],
    [counts.fail, "fail"],
    [counts.known, "known"],
    [counts.warning, "warning"],
    [counts.noted, "noted"],
    [counts.notApplicable, "not applicable"],
    [counts.setUpFailed, "set-up failed"],
    [counts.engineError, "engine error"],
  ];
  const tally = words
    .filter(([count, word]) => count > 0 || word === "pass")
    .map(([count, word]) => `${count} ${word}`);
  const asked = judgedAtLeast !== null && judged < judgedAtLeast ? `, ${percent(judgedAtLeast)} asked` : "";
  const verdict = report.verdict === "conforms" ? paint("CONFORMS", "green") : paint("DOES NOT CONFORM", "red");
  return `${verdict}   ${tally.join(" · ")} (${percent(judged)} judged${asked})${report.stopped ? " · stopped early" : ""}   exit ${exitCode(report)}`;
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`;
