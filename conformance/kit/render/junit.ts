import type { CaseReport, Report } from "../report.ts";

/** The report as JUnit XML: one suite, one test case each, its subject as class name. */
export function renderJUnit(report: Report): string {
  const { counts, cases, seconds } = report;
  const name = `${report.service} ${report.suite} against ${report.target}`;
  const totals = attributes({
    name,
    tests: cases.length,
    failures: counts.fail,
    errors: counts.setUpFailed + counts.engineError,
    skipped: counts.notApplicable + counts.known,
    time: seconds,
  });
  const suite = `<testsuite${totals}>\n${cases.map((one) => testCase(report, one)).join("")}</testsuite>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${totals}>\n${suite}</testsuites>\n`;
}

function testCase(report: Report, one: CaseReport): string {
  const [subject = "", ...behaviour] = one.id.split("/");
  const head = `<testcase${attributes({ classname: `${report.service}.${subject}`, name: behaviour.join("/"), time: one.seconds })}`;
  const inside = outcome(one);
  return inside === "" ? `${head}/>\n` : `${head}>${inside}</testcase>\n`;
}

function outcome(one: CaseReport): string {
  switch (one.result) {
    case "pass":
      return "";
    case "fail":
      return `<failure${attributes({ message: one.title })}>${escaped(failedChecks(one))}</failure>`;
    case "notApplicable":
    case "known":
      return `<skipped${attributes({ message: `${one.result}: ${one.reason ?? ""}` })}/>`;
    case "setUpFailed":
    case "engineError":
      return `<error${attributes({ type: one.result, message: one.reason ?? "" })}>${escaped(failedChecks(one))}</error>`;
    case "warning":
    case "noted":
      return `<system-out>${escaped(`${one.result}\n${failedChecks(one)}`)}</system-out>`;
  }
}

const failedChecks = ({ checks }: CaseReport): string =>
  checks
    .filter(({ holds }) => !holds)
    .map(({ what, actual, expected, level, grade }) => `${what}: ${actual}, expected ${expected} (${level}, ${grade})`)
    .join("\n");

const attributes = (named: Readonly<Record<string, string | number>>): string =>
  Object.entries(named)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** XML 1.0 has no place for control characters and lone surrogates, not even escaped. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replaceAll(/[&<>"\n]/g, (character) => entities[character] ?? character);
