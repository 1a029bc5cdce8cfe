import { describe, expect, test } from "vitest";
import { excuseFor, excusesIn, refuseKilled, refuseUnknown } from "../../src/mutants/excused.ts";

const file = "conformance/cases/parcels/excused.yaml";
const [id, other] = ["parcels/behaviour/parcels/new-lost", "parcels/behaviour/senders/new-lost"];
const excuse = (text: string) => excusesIn(file, `coverage: []\nmutants:\n${text}`);

test("an excuse names a mutant and says why; a star stands for one part of its name", () => {
  const [one, several] = excuse(
    `  - {id: ${id}, reason: " It is known. ", equivalent: true}\n  - {id: parcels/*/senders/*, reason: Panel.}\n`,
  );
  expect(one).toEqual({ id, reason: "It is known.", equivalent: true, place: `${file}:3` });
  expect(several?.equivalent).toBe(false);
  expect(excuseFor(other, several ? [several] : [])).toBe(several);
  expect(excuseFor("parcels/behaviour/senders/key/finds-nothing", several ? [several] : [])).toBeUndefined();
});

test.each(["", "mutants:\n", "coverage: []\n"])("%j excuses nobody", (text) => {
  expect(excusesIn(file, text)).toEqual([]);
});

describe("what is wrong is refused with file and line", () => {
  test.each([
    ["  - {id: a\n", `${file}:4: not YAML`],
    ["  - just-a-name\n", `${file}:3: each of mutants holds members`],
    ["  - {reason: Panel.}\n", `${file}:3: id is missing`],
    [`  - {id: ${id}, reason: Panel.}\n  - {id: ${other}}\n`, `${file}:4: ${other}: reason is missing`],
    [`  - {id: ${id}, reason: "  "}\n`, `${file}:3: ${id}: reason is missing`],
    [`  - {id: ${id}, reasn: Panel.}\n`, `${file}:3: reasn is not known; there are id, reason and equivalent`],
    [`  - {id: ${id}, reason: Panel., equivalent: maybe}\n`, `${file}:3: ${id}: equivalent is true or left out`],
  ])("%j", (text, says) => {
    expect(() => excuse(text)).toThrow(says);
  });

  test("a list that is none", () => {
    expect(() => excusesIn(file, "mutants: everybody\n")).toThrow(`${file}:1: mutants must be a list`);
  });

  test("an excuse for a mutant that does not exist", () => {
    const excuses = excuse("  - {id: parcels/behaviour/parcels/new-last, reason: Panel.}\n");
    const says = `${file}:3: there is no mutant parcels/behaviour/parcels/new-last; did you mean ${id}?; take its line out`;
    expect(() => refuseUnknown(excuses, [{ id }])).toThrow(says);
  });

  test("an excuse for a mutant that is noticed", () => {
    const excuses = excuse(`  - {id: ${id}, reason: Panel.}\n`);
    const results = [{ id, killed: true, by: "parcels/a-parcel-is-kept" }];
    const says = `${file}:3: ${id} is noticed by parcels/a-parcel-is-kept; take its line out`;
    expect(() => refuseKilled(excuses, results)).toThrow(says);
    expect(() => refuseKilled(excuses, [{ id, killed: false, by: "" }])).not.toThrow();
  });
});
