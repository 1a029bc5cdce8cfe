import { expect, test } from "vitest";
import { type MutantResult, reportOf } from "../../src/mutants/report.ts";
import {
  readmeForScores,
  readScores,
  type Scores,
  scoresOf,
  scoresPage,
  scoresTable,
} from "../../src/mutants/scores.ts";

const results: readonly MutantResult[] = [
  { id: "s/rules/a", kind: "rules", killed: true, noticed: "check", by: "one/case" },
  { id: "s/rules/b", kind: "rules", killed: true, noticed: "crash", by: "one/case" },
  { id: "s/shape/c", kind: "shape", killed: true, noticed: "setUp", by: "one/case" },
  { id: "s/shape/d", kind: "shape", killed: false, by: "Nobody knows.", excused: true },
];
const equivalent = [{ id: "s/effects/e", kind: "effects", reason: "Nothing is sent.", excused: true }] as const;
const report = reportOf({ service: "s", seconds: 1, seeds: 30, results, equivalent });
const scores: Scores = scoresOf(report, [{ since: "1.9" }, { since: "1.10" }]);

test("what gave a mutant away is counted apart, and the equivalent ones nowhere", () => {
  expect(report).toMatchObject({ total: 4, killed: 3, score: 0.75, seeds: 30 });
  expect(report.kinds).toEqual({
    rules: { total: 2, killed: 2, byCheck: 1, byCrash: 1, bySetUp: 0 },
    shape: { total: 2, killed: 1, byCheck: 0, byCrash: 0, bySetUp: 1 },
  });
  expect(report.survivors).toEqual([{ id: "s/shape/d", kind: "shape", reason: "Nobody knows.", excused: true }]);
});

test("scores are of the newest suite, and a service that was never measured has nothing planted", () => {
  expect(scores).toMatchObject({ suite: "1.10", cases: 2, planted: null, equivalent });
  expect(readScores("s")).toBeUndefined();
});

test("the table and the page show them", () => {
  expect(scoresTable(scores).split("\n").slice(2)).toEqual([
    "| rules | 2 | 2 | 1 | 1 | 0 |",
    "| shape | 2 | 1 | 0 | 0 | 1 |",
  ]);
  const page = scoresPage({
    ...scores,
    planted: { total: 10, atFirst: 9, found: 9, missed: [{ id: "x", says: "a cent too much" }] },
  });
  expect(page).toContain("- Nobody knows.\n  - `s/shape/d`\n");
  expect(page).toContain("- Nothing is sent.\n  - `s/effects/e`\n");
  expect(page).toContain(
    "Of 10 defects that somebody planted without looking at the cases, the suite found 9.\n- missed: `x`, a cent too much\n",
  );
  expect(scoresPage(scores)).toContain("## Planted by hand\n\nNone yet.\n");
});

test("scores have their place in the README of a service, and nowhere else", () => {
  expect(readmeForScores("simvoly")).toContain("# simvoly");
  expect(() => readmeForScores("nobody")).toThrow("README.md is missing; scores are written in a checkout");
});
