import { expect, test } from "vitest";
import { type CaseReport, type Check, type Report, readReport, renderJson } from "../../conformance/kit/index.ts";
import { aReport } from "./reports.ts";

const report = await aReport();
const indexOf = (id: string) => report.cases.findIndex((one) => one.id === `words/${id}`);

/** The report with one case changed. */
const withCase = (id: string, change: (one: CaseReport) => Partial<CaseReport>): Report => ({
  ...report,
  cases: report.cases.map((one) => (one.id === `words/${id}` ? { ...one, ...change(one) } : one)),
});

const withCheck = (id: string, change: (check: Check) => Partial<Check>): Report =>
  withCase(id, ({ checks }) => ({ checks: checks.map((check) => ({ ...check, ...change(check) })) }));

const read = (changed: object) => () => readReport("report.json", JSON.stringify(changed));

test.each(["failures", "checks", "exchanges"] as const)(
  "a true report that keeps %s is read as it was",
  async (keep) => {
    const original = await aReport({ keep });
    expect(readReport("report.json", renderJson(original))).toEqual(JSON.parse(renderJson(original)));
  },
);

const at = (id: string, rest: string) => `report.json: cases[${indexOf(id)}].${rest}`;

test.each<[string, Report, string]>([
  [
    "a result",
    withCase("fail", () => ({ result: "pass" })),
    at("fail", 'result: is "pass", but what it records makes it "fail"'),
  ],
  [
    "a result of nothing",
    withCase("engine-error", () => ({ result: "pass" })),
    at("engine-error", 'result: is "pass"'),
  ],
  [
    "a warning",
    withCase("warning", () => ({ result: "noted" })),
    at("warning", 'result: is "noted", but what it records makes it "warning"'),
  ],
  ["a known failure", withCase("fail", () => ({ result: "known", reason: "so" })), at("fail", 'result: is "known"')],
  [
    "what was judged",
    withCase("fail", () => ({ result: "notApplicable", reason: "so" })),
    at("fail", 'result: is "notApplicable"'),
  ],
  ["a level", withCheck("warning", () => ({ level: "may" })), 'level: is "may", but the grade'],
  [
    "a grade",
    withCheck("warning", () => ({ grade: "chosen", level: "may" })),
    at("warning", 'result: is "warning", but what it records makes it "noted"'),
  ],
  ["that a check holds", withCheck("fail", () => ({ holds: true })), 'holds: is true, but "Bob" is not "lost"'],
  [
    "that a check fails",
    withCheck("pass", () => ({ holds: false })),
    at("pass", 'result: is "pass", but what it records makes it "fail"'),
  ],
  [
    "a check that is gone",
    withCase("fail", ({ checks }) => ({ checks: checks.filter(({ holds }) => holds) })),
    at("fail", "result: "),
  ],
  [
    "the number of checks",
    withCase("pass", () => ({ checked: 9 })),
    at("pass", "checked: is 9, but the checks held are "),
  ],
  ["answers", withCase("fail", () => ({ answers: ["getParcel 200"] })), at("fail", "answers: ")],
  [
    "a reason that is gone",
    withCase("not-applicable", () => ({ reason: "" })),
    at("not-applicable", "reason: is missing"),
  ],
  [
    "the reason of a line",
    withCase("known", () => ({ reason: "other" })),
    at("known", 'reason: is "other", but its baseline line says "migration SF-118"'),
  ],
  ["an exchange", withCheck("fail", () => ({ exchange: 7 })), "exchange: is 7, but there are 1 exchanges"],
  ["a case newer than the suite", withCase("pass", () => ({ since: "1.1" })), at("pass", "since: is 1.1")],
  ["a count", { ...report, counts: { ...report.counts, fail: 1 } }, "report.json: counts: is "],
  ["the share judged", { ...report, judged: 1 }, "report.json: judged: is 1, but the cases make it 0.7"],
  [
    "the verdict",
    { ...report, verdict: "conforms" },
    'report.json: verdict: is "conforms", but the cases and the gate make it "fails"',
  ],
  [
    "a case twice",
    { ...report, cases: [...report.cases, ...report.cases.slice(0, 1)] },
    "report.json: cases[11].id: words/engine-error stands here twice",
  ],
  ["what is silent", { ...report, silentPlaces: report.silentPlaces.slice(1) }, "report.json: silentPlaces: is 1, but"],
  [
    "what was answered in silence",
    { ...report, silentPlaces: report.silentPlaces.map((one) => ({ ...one, actual: ["1"] })) },
    "report.json: silentPlaces[0]: is ",
  ],
  ["a source", { ...report, sources: {} }, "report.json: sources."],
  [
    "extra members",
    { ...report, extraMembers: { mailParcel: ["a"] } },
    "report.json: extraMembers.mailParcel: is no operation",
  ],
  [
    "extra members of a Stunt Double",
    { ...report, stuntDouble: true },
    "report.json: extraMembers.sendParcel: should have been refused",
  ],
  [
    "a line that is not stale",
    { ...report, baseline: { ...report.baseline, stale: [{ case: "words/fail", place: "known.txt:9" }] } },
    "report.json: baseline.stale: is ",
  ],
  [
    "a line that has not expired",
    {
      ...report,
      baseline: { ...report.baseline, expired: [{ case: "words/expired", place: "known.txt:3", until: "2027-01-01" }] },
    },
    "report.json: baseline.expired: is ",
  ],
  [
    "a known line that has expired",
    {
      ...report,
      baseline: { ...report.baseline, known: report.baseline.known.map((one) => ({ ...one, until: "2020-01-01" })) },
    },
    "report.json: baseline.known[0].until: had passed",
  ],
  [
    "a known line that is gone",
    { ...report, baseline: { ...report.baseline, known: [] } },
    at("known", 'result: is "known", but what it records makes it "fail"'),
  ],
  [
    "what was left behind",
    { ...report, leftBehind: [{ what: "orders", made: 1, removed: 1, remaining: ["7"] }] },
    "report.json: leftBehind[0]: 1 orders removed and 1 left are more than 1",
  ],
  [
    "what the suite catches",
    { ...report, catches: { killed: 3, total: 2 } },
    "report.json: catches.killed: is more than the 2",
  ],
])("a report with %s changed is rejected with its place", (_, changed, message) => {
  expect(read(changed)).toThrow("report.json does not follow from the checks that it records\n");
  expect(read(changed)).toThrow(message);
});

test("checks of cases that passed may be left out only by a report that says so", async () => {
  const failures = await aReport({ keep: "failures" });
  expect(read({ ...failures, keep: "checks" })).toThrow(
    'result: is "pass", but what it records makes it "engineError"',
  );
});

test.each([
  ['{"schemaVersion": 1,\n  "cases": [1, 2,]}', "report.json:2:18: is not JSON from here on"],
  ['{"a": "b\n"}', "report.json:1:7: is not JSON"],
  ['{"a": 01}', "report.json:1:8: is not JSON"],
  ['{"a": 1} x', "report.json:1:10: is not JSON"],
  ["", "report.json:1:1: is not JSON"],
  ['{"schemaVersion": 2}', "report.json: schemaVersion: is 2; this version reads reports of schemaVersion 1"],
  ["[]", "report.json: schemaVersion: is nothing"],
  ['{"schemaVersion": 1}', "report.json: service: is missing"],
])("%j is no report, and the message says where", (source, message) => {
  expect(() => readReport("report.json", source)).toThrow(message);
});

test("a member that is missing or of the wrong kind is named by its place", () => {
  const { result: _, ...rest } = report.cases[0] ?? {};
  expect(read({ ...report, cases: [rest] })).toThrow("report.json: cases[0].result: is missing");
  expect(read({ ...report, seconds: "4" })).toThrow("report.json: seconds: must be number");
});
