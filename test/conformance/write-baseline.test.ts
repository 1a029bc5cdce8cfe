import { expect, test } from "vitest";
import { type Report, readBaseline, writeBaseline } from "../../conformance/kit/index.ts";
import { judge } from "./parcels.ts";
import { aReport, asAddressed, baseline, cases, manyFailures } from "./reports.ts";

const now = new Date("2026-11-27T12:00:00Z");

/** What still has to be excused: what fails, and what is excused already. */
const failing = ({ cases: all }: Report) =>
  all.filter(({ result }) => result === "fail" || result === "known").map(({ id }) => id);

test("a first baseline has a line for every failing case, aligned and sorted", async () => {
  const { seen: _, ...report } = await judge(cases, asAddressed);
  expect(writeBaseline(report, { now })).toBe(
    [
      "# case, the last day it is excused (- for no end), why it is known to fail",
      'words/expired   -            2026-11-27: to "Bob", expected "lost"',
      'words/fail      -            2026-11-27: to "Bob", expected "lost"',
      'words/known     -            2026-11-27: to "Bob", expected "lost"',
      "",
    ].join("\n"),
  );
});

test("comments and lines that still excuse something stay; stale and expired ones go", async () => {
  const previous = { name: "known.txt", text: `${baseline}\n# asked the vendor\nwords/engine-error - flaky\n# end\n` };
  const report = await aReport({ baseline: readBaseline(previous.name, previous.text) });
  expect(writeBaseline(report, { now: new Date("2026-05-01T00:00:00Z"), previous })).toBe(
    [
      "# what we know",
      "# asked the vendor",
      "words/engine-error   -            flaky",
      'words/expired        -            2026-05-01: to "Bob", expected "lost"',
      'words/fail           -            2026-05-01: to "Bob", expected "lost"',
      "words/known          2026-06-30   migration SF-118",
      "# end",
      "",
    ].join("\n"),
  );
});

test("lines of cases that were not run stay", async () => {
  const previous = { name: "known.txt", text: "words/known - later\nwords/fail - later\n" };
  const report = await aReport({ baseline: readBaseline(previous.name, previous.text), select: ["words/fail"] });
  expect(readBaseline("b", writeBaseline(report, { now, previous })).map((line) => line.case)).toEqual([
    "words/fail",
    "words/known",
  ]);
});

test("what is written is read as exactly what fails, and written again as it is", async () => {
  const odd = ["a\u2028b", "  x ", "# no comment", "-", "2027-01-01", "\t", "é".repeat(500), "\u0000"];
  const many = await manyFailures(24, (index) => ({ to: `${odd[index % odd.length]}${index}` }));
  for (const share of [1, 2, 3, 5, 7]) {
    const report = { ...many, cases: many.cases.filter((_, index) => index % share === 0) };
    const text = writeBaseline(report, { now });
    const lines = readBaseline("b", text);
    expect(lines.map((line) => line.case).sort()).toEqual(failing(report).sort());
    expect(writeBaseline(report, { now, previous: { name: "b", text } })).toBe(text);
    const excused = await judge(
      cases.filter(({ id }) => id === "words/fail"),
      asAddressed,
      { baseline: readBaseline("b", text) },
    );
    expect(excused.baseline.stale).toHaveLength(lines.length);
  }
});
