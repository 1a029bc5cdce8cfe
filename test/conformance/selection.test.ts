import { expect, test } from "vitest";
import { type Selection, selectCases } from "../../conformance/kit/index.ts";
import { aCase, contract } from "./parcels.ts";

const cases = [
  aCase({ id: "errors/too-many", rules: { positive: ["too-many"] }, contract: ["sendParcel 400"] }),
  aCase({ id: "errors/too-few", rules: { contrast: ["too-many"] } }),
  aCase({ id: "parcels/is-read", contract: ["getParcel 200"], does: "reads" }),
];

test.each<[Selection, string[]]>([
  [{}, ["errors/too-many", "errors/too-few", "parcels/is-read"]],
  [{ cases: ["errors/too-*"] }, ["errors/too-many", "errors/too-few"]],
  [{ cases: ["errors", "parcels/is-read"] }, ["errors/too-many", "errors/too-few", "parcels/is-read"]],
  [{ rules: ["too-many"] }, ["errors/too-many", "errors/too-few"]],
  [{ operations: ["getParcel"] }, ["parcels/is-read"]],
  [{ does: ["reads"] }, ["parcels/is-read"]],
  [{ rules: ["too-many"], cases: ["errors/too-few"] }, ["errors/too-few"]],
])("%j", (selection, ids) => {
  expect(selectCases(contract, cases, selection).map(({ id }) => id)).toEqual(ids);
});

test.each<[Selection, string]>([
  [{ cases: ["errors/to-many"] }, "no case matches errors/to-many; did you mean errors/too-many?"],
  [{ rules: ["too-may"] }, "there is no rule too-may; did you mean too-many?"],
  [{ operations: ["sendParcels"] }, "there is no operation sendParcels; did you mean sendParcel?"],
  [{ does: ["read"] }, "there is no deed read; did you mean reads?"],
  [{ rules: ["too-many"], does: ["reads"] }, "no case of parcels is all of that"],
])("%j is refused", (selection, message) => {
  expect(() => selectCases(contract, cases, selection)).toThrow(message);
});
