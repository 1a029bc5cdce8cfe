import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { renderJson } from "../../conformance/kit/index.ts";
import { root } from "../../src/package.ts";
import { aCase, judge, sent } from "./parcels.ts";
import { aReport } from "./reports.ts";

const schema: object = JSON.parse(readFileSync(`${root}/schemas/conformance-report.json`, "utf8"));
const validate = new Ajv({ allErrors: true }).compile(schema);

test("the JSON report is what scripts rely on", async () => {
  const { seen: _, ...report } = await judge([aCase()], () => sent());
  const parsed: unknown = JSON.parse(renderJson(report));
  expect(parsed).toMatchObject({
    schemaVersion: 1,
    service: "parcels",
    target: "127.0.0.1:4999",
    verdict: "conforms",
    judged: 1,
    counts: { pass: 1, fail: 0, warning: 0, noted: 0, known: 0, notApplicable: 0, setUpFailed: 0, engineError: 0 },
    seconds: 0,
    cases: [{ id: "parcels/is-sent", result: "pass" }],
  });
});

test.each(["failures", "checks", "exchanges"] as const)("a report that keeps %s fits its schema", async (keep) => {
  expect(validate(JSON.parse(renderJson(await aReport({ keep }))))).toBe(true);
});

test("the schema refuses what is no report", async () => {
  const report = await aReport();
  const [first] = report.cases;
  for (const wrong of [
    { ...report, schemaVersion: 2 },
    { ...report, counts: { ...report.counts, passed: 1 } },
    { ...report, cases: [{ ...first, result: "skipped" }] },
    { ...report, judged: 1.5 },
    { ...report, cases: [] },
  ]) {
    expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  }
});
