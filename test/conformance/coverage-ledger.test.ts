import { describe, expect, test } from "vitest";
import { type LedgerInput, ledgerOf, orphansIn } from "../../conformance/kit/index.ts";
import { aCase, contract } from "./parcels.ts";

const cases = [
  aCase({ id: "parcels/third-is-refused", rules: { positive: ["too-many"], contrast: ["free-of-charge"] } }),
  aCase({ id: "parcels/first-is-free", rules: { positive: ["free-of-charge"], contrast: ["too-many"] } }),
];
const mutants = ["too-many", "free-of-charge"].map((rule) => ({ id: `parcels/${rule}`, rule }));
const ledger = (over: Partial<LedgerInput> = {}) =>
  ledgerOf({ contract, cases, mutants, placesOf: ({ id }) => [`rules/${id}.ts`], ...over });

test("the ledger holds every rule with its place, cases and mutants", () => {
  expect(ledger()).toEqual([
    {
      id: "too-many",
      service: "parcels",
      kind: "refuses",
      by: "demand",
      statement: "No more than two parcels.",
      provenance: { grade: "documented", source: "send" },
      operations: ["sendParcel"],
      places: ["rules/too-many.ts"],
      refusal: {
        status: { is: 400, grade: "chosen", source: "choice-too-many" },
        code: { is: "too_many", grade: "inferred", source: "refused" },
      },
      settings: [{ name: "too-many-status", values: [400, 409], default: 400 }],
      cases: { positive: ["parcels/third-is-refused"], contrast: ["parcels/first-is-free"] },
      mutants: ["parcels/too-many"],
      lacks: [],
    },
    {
      id: "free-of-charge",
      service: "parcels",
      kind: "applies",
      by: "rule",
      statement: "The first parcel costs nothing.",
      provenance: { grade: "chosen", source: "choice-too-many" },
      operations: ["sendParcel"],
      places: ["rules/free-of-charge.ts"],
      settings: [],
      cases: { positive: ["parcels/first-is-free"], contrast: ["parcels/third-is-refused"] },
      mutants: ["parcels/free-of-charge"],
      lacks: [],
    },
  ]);
});

describe("an orphan is named when", () => {
  const [refused, free] = cases;
  const over: readonly (readonly [what: string, over: Partial<LedgerInput>, orphans: readonly string[]])[] = [
    [
      "its place goes",
      { placesOf: ({ id }) => (id === "too-many" ? [] : ["x.ts"]) },
      ["parcels/too-many has no place"],
    ],
    [
      "it has two places",
      { placesOf: ({ id }) => (id === "too-many" ? ["x.ts", "y.ts"] : ["x.ts"]) },
      ["parcels/too-many has no one place: x.ts, y.ts"],
    ],
    [
      "a case goes that showed one rule acting and another not",
      { cases: cases.filter((one) => one !== refused) },
      ["parcels/too-many has no positive case", "parcels/free-of-charge has no contrast case"],
    ],
    [
      "the other case goes",
      { cases: cases.filter((one) => one !== free) },
      ["parcels/too-many has no contrast case", "parcels/free-of-charge has no positive case"],
    ],
    ["its mutant goes", { mutants: mutants.slice(1) }, ["parcels/too-many has no mutant"]],
  ];

  test.each(over)("%s", (_what, changed, orphans) => {
    expect(orphansIn(ledger(changed))).toEqual(orphans);
  });

  test("a side without a case is excused in writing, and only that side", () => {
    const excuses = [{ what: "rule too-many contrast", reason: "Vans are small.", place: "excused.yaml:2" }];
    expect(orphansIn(ledger({ cases: [], excuses }))).toEqual([
      "parcels/too-many has no positive case",
      "parcels/free-of-charge has no positive case",
      "parcels/free-of-charge has no contrast case",
    ]);
  });

  test("the contract no longer holds what a rule of its shape points at", () => {
    const at = (...pointers: readonly string[]) => {
      const rules = new Map([...contract.rules].map(([id, rule]) => [id, { ...rule, by: "shape", at: pointers }]));
      return ledger({ contract: { ...contract, rules } });
    };
    const [pointed] = at("#/components/schemas/Parcel/required");
    expect(pointed).toMatchObject({
      places: [expect.stringMatching(/^openapi\/parcels\/openapi\.yaml:\d+$/)],
      lacks: [],
    });
    expect(at("#/components/schemas/Letter")[0]?.lacks).toEqual(["place"]);
    expect(at()[0]?.lacks).toEqual(["place"]);
  });
});
