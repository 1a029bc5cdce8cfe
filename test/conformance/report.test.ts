import { expect, test } from "vitest";
import { exitCode, readBaseline, renderJson, renderJUnit, renderTerminal } from "../../conformance/kit/index.ts";
import { aCase, judge, sent } from "./parcels.ts";

const failing = () => sent({ to: "Bob" });

test("a failure in the baseline is known, until its date", async () => {
  const known = readBaseline("known.txt", "# why\nparcels/is-sent  2026-05-01  migration SF-118\n");
  const excused = await judge([aCase()], failing, { baseline: known });
  expect(excused).toMatchObject({ verdict: "conforms", counts: { known: 1 }, cases: [{ reason: "migration SF-118" }] });
  expect(exitCode(excused)).toBe(0);
  const late = await judge([aCase()], failing, { baseline: known, now: () => new Date("2026-05-02T00:00:00Z") });
  expect(late).toMatchObject({ verdict: "fails", baseline: { expired: ["parcels/is-sent"] } });
  expect(exitCode(late)).toBe(1);
});

test("a baseline line that excuses nothing is stale, which alone is exit code 4", async () => {
  const baseline = readBaseline("known.txt", "parcels/is-sent - old\nparcels/gone - older");
  const report = await judge([aCase()], () => sent(), { baseline });
  expect(report).toMatchObject({ verdict: "conforms", baseline: { stale: ["parcels/is-sent", "parcels/gone"] } });
  expect(exitCode(report)).toBe(4);
});

test.each([
  ["parcels", "known.txt:1:1: case: parcels is no case id"],
  ["a/b soon why", "known.txt:1:5: until: soon is no date"],
  ["a/b 2026-02-31 why", "known.txt:1:5: until: 2026-02-31 is no date"],
  ["a/b -", "known.txt:1:6: reason: is missing"],
  ["a/b - x\na/b - y", "known.txt:2:1: a/b stands here twice"],
])("the baseline %j is refused with its place", (source, message) => {
  expect(() => readBaseline("known.txt", source)).toThrow(message);
});

test("too small a share judged is a failure", async () => {
  const file = {
    name: "t",
    source: "address: http://127.0.0.1:4999\nroles: {sender: {name: s, password: p}}\ngate: {judged: 85%}",
  };
  const cases = [aCase(), aCase({ id: "a/b", needs: { given: ["van"] } })];
  const report = await judge(cases, () => sent(), { opened: { file } });
  expect(report).toMatchObject({ verdict: "fails", judged: 0.5 });
  expect(exitCode(report)).toBe(1);
});

test("a failure on the terminal shows exchange, check, grade, source, place and how to repeat it", async () => {
  const report = await judge([aCase({ rules: { contrast: ["too-many"] } })], failing);
  const text = renderTerminal(report, { command: "npx stunt-double conform parcels" });
  expect(text).toContain("FAIL  parcels/is-sent   must\n      A parcel is sent\n      POST /parcels   200\n");
  expect(text).toMatch(/to +"Bob" +expected "Ann"/);
  expect(text).toContain('documented   "Send", Parcels are sent.');
  expect(text).toContain("contract     openapi/parcels/openapi.yaml:24        rule  parcels/too-many");
  expect(text).toContain("repeat       npx stunt-double conform parcels --case parcels/is-sent --verbose");
  expect(text).toMatch(/DOES NOT CONFORM {3}0 pass · 1 fail \(100 % judged\) {3}exit 1\n$/);
  expect(text).not.toContain("\u001b[");
  expect(renderTerminal(report, { colour: true })).toContain("\u001b[31mFAIL");
});

test("JUnit is escaped, also where XML knows no escape", async () => {
  const nasty = aCase({ title: 'Says "<&>" and \u0007' });
  const report = await judge([nasty, aCase({ id: "a/skipped", needs: { given: ["van"] } })], () =>
    sent({ to: "<b>\u0001\ud800" }),
  );
  const xml = renderJUnit(report);
  expect(xml).toContain('tests="2" failures="1" errors="0" skipped="1"');
  expect(xml).toContain('message="Says &quot;&lt;&amp;&gt;&quot; and \ufffd"');
  expect(xml).toContain('<skipped message="notApplicable: given.van not given"/>');
  expect(xml).toContain('classname="parcels.parcels" name="is-sent"');
  expect(xml.replaceAll(/&(lt|gt|amp|quot|#10);/g, "")).not.toMatch(/[&\u0000-\u0008]|<b>/);
});

test("the JSON report is what scripts rely on", async () => {
  const parsed: unknown = JSON.parse(renderJson(await judge([aCase()], () => sent())));
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
