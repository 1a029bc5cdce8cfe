import { expect, test } from "vitest";
import { turnedDial } from "../../conformance/kit/setting.ts";
import { contract } from "./parcels.ts";

const tooMany = contract.rules.get("too-many");
if (tooMany === undefined) throw new Error("parcels has no rule too-many");

/** Two rules that refuse with the code of `too-many`, of which its setting names one. */
const rules = new Map([
  ["too-many", { ...tooMany, settings: tooMany.settings.map((one) => ({ ...one, also: ["too-many-in-a-day"] })) }],
  ["too-many-in-a-day", { ...tooMany, id: "too-many-in-a-day", settings: [] }],
  ["too-many-abroad", { ...tooMany, id: "too-many-abroad", settings: [] }],
]);
const turned = (rule: string) => turnedDial({ ...contract, rules }, { rule, expected: "400", actual: "409" });

test("a setting describes what differs at its own rule and at those that it names", () => {
  expect(turned("too-many")).toEqual({ name: "too-many-status", value: 409 });
  expect(turned("too-many-in-a-day")).toEqual({ name: "too-many-status", value: 409 });
});

test("it says nothing of a rule that it does not name, though that refuses with the same code", () => {
  expect(turned("too-many-abroad")).toBeUndefined();
});
