import type { CaseReport, Report } from "../report.ts";
import { type Attributes, attributes, element, escaped } from "./junit/xml.ts";
import { inShort } from "./told/alike.ts";
import { gravest } from "./told/case.ts";
import { failureText, noticeText } from "./told/plain.ts";

/** The report as JUnit XML, as Jenkins and its likes define it: one suite, one test case each, its subject as class name. */
export function renderJUnit(report: Report): string {
  const { counts, cases, seconds, service, suite, target } = report;
  const totals = {
    name: `${service} ${suite} against ${target}`,
    tests: cases.length,
    failures: counts.fail,
    errors: counts.setUpFailed + counts.engineError,
    time: seconds.toFixed(3),
  };
  const skipped = counts.notApplicable + counts.known;
  const timestamp = report.startedAt.replace(/\.\d+Z$/, "");
  const inside = [properties(report), ...cases.map((one) => testCase(report, one))].join("\n");
  const testSuite = element("testsuite", { ...totals, skipped, timestamp }, `\n${inside}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", totals, `\n${testSuite}\n`)}\n`;
}

function properties({ address, runId, failOn, verdict, judged }: Report): string {
  const named: Attributes = { address, runId, failOn, verdict, judged };
  const each = Object.entries(named).map(([name, value]) => `<property${attributes({ name, value })}/>`);
  return element("properties", {}, each.join(""));
}

function testCase(report: Report, one: CaseReport): string {
  const [subject = "", ...behaviour] = one.id.split("/");
  const named = {
    classname: `${report.service}.${subject}`,
    name: behaviour.join("/"),
    time: one.seconds.toFixed(3),
  };
  return element("testcase", named, outcome(report, one));
}

function outcome(report: Report, one: CaseReport): string {
  const { result, reason = "" } = one;
  switch (result) {
    case "pass":
      return "";
    case "fail":
      return element("failure", { type: gravest(one)?.level ?? "must", message: inShort(one) }, text(report, one));
    // An older edition of the schema, which some still go by, gives `skipped` no attributes.
    case "notApplicable":
    case "known":
      return element("skipped", {}, escaped(`${result}: ${reason}`));
    case "setUpFailed":
    case "engineError":
      return element("error", { type: result, message: reason }, text(report, one));
    case "warning":
    case "noted":
      return element("system-out", {}, escaped(noticeText(report, one)));
  }
}

const text = (report: Report, one: CaseReport): string => escaped(failureText(report, one));
