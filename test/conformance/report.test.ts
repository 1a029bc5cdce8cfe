import { expect, test } from "vitest";
import { exitCode, readBaseline } from "../../conformance/kit/index.ts";
import { aCase, judge, sent } from "./parcels.ts";
import { aReport } from "./reports.ts";

const failing = () => sent({ to: "Bob" });

test("a failure in the baseline is known, until its date", async () => {
  const known = readBaseline("known.txt", "# why\nparcels/is-sent  2026-05-01  migration SF-118\n");
  const excused = await judge([aCase()], failing, { baseline: known });
  expect(excused).toMatchObject({ verdict: "conforms", counts: { known: 1 }, cases: [{ reason: "migration SF-118" }] });
  expect(excused.baseline.known).toEqual([
    { case: "parcels/is-sent", place: "known.txt:2", until: "2026-05-01", reason: "migration SF-118" },
  ]);
  expect(exitCode(excused)).toBe(0);
  const late = await judge([aCase()], failing, { baseline: known, now: () => new Date("2026-05-02T00:00:00Z") });
  expect(late).toMatchObject({
    verdict: "fails",
    baseline: { expired: [{ case: "parcels/is-sent", place: "known.txt:2", until: "2026-05-01" }] },
  });
  expect(exitCode(late)).toBe(1);
});

test("a baseline line that excuses nothing is stale, which alone is exit code 4", async () => {
  const baseline = readBaseline("known.txt", "parcels/is-sent - old\nparcels/gone - older");
  const report = await judge([aCase()], () => sent(), { baseline });
  const stale = [
    { case: "parcels/is-sent", place: "known.txt:1" },
    { case: "parcels/gone", place: "known.txt:2" },
  ];
  expect(report).toMatchObject({ verdict: "conforms", baseline: { stale } });
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

test("one run can hold every result", async () => {
  const { counts } = await aReport();
  expect(counts).toEqual({
    pass: 2,
    fail: 2,
    warning: 1,
    noted: 2,
    known: 1,
    notApplicable: 1,
    setUpFailed: 1,
    engineError: 1,
  });
});
