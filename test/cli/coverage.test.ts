import { expect, test } from "vitest";
import type { Coverage } from "../../conformance/kit/index.ts";
import { coverageShown, unexcused } from "../../src/cli/coverage-shown.ts";

const coverage: Coverage = {
  service: "parcels",
  suite: "1.0",
  cases: { total: 3, held: 2, failed: ["parcels/is-sent"] },
  operations: { total: 2, exercised: 1 },
  statuses: { total: 5, exercised: 2 },
  codes: { total: 3, provoked: 1 },
  parameters: { total: 4, sent: 3 },
  enumValues: { total: 0, seen: 0 },
  rules: { total: 2, positive: 2, contrast: 1 },
  statements: { total: 1, quoted: 1 },
  missing: [
    { what: "status sendParcel 409", reason: "" },
    { what: "rule too-many contrast", reason: "Vans are small." },
  ],
};

test("a line for each dimension, then what is missing, then what is excused with its reason", () => {
  expect(coverageShown(coverage)).toBe(`parcels, suite 1.0: what the 2 of 3 cases that passed show of the contract
  operations   1 of 2  exercised
  statuses     2 of 5  exercised, of each operation
  codes        1 of 3  provoked, of each operation and status
  parameters   3 of 4  sent, of each operation
  enum values  0 of 0  sent or seen, of each operation
  rules        2 of 2  seen to act
               1 of 2  seen not to act where they must not
  statements   1 of 1  of the vendor quoted

1 case did not pass and covered nothing
  stunt-double conform parcels --case parcels/is-sent

missing 1
  status sendParcel 409

excused 1
  rule too-many contrast  Vans are small.
`);
  expect(unexcused(coverage)).toEqual([{ what: "status sendParcel 409", reason: "" }]);
});

test("it ends by saying so where nothing is left", () => {
  const shown = coverageShown({ ...coverage, cases: { total: 3, held: 3, failed: [] }, missing: [] });
  expect(shown).toMatch(/quoted\n\neverything is covered or excused\n$/);
});
