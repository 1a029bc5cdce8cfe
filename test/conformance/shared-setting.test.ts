import { expect, test } from "vitest";
import { decidingRule, settingsOf, turnedDial } from "../../conformance/kit/setting.ts";
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

test("it is named where what differs is not one of its values, and its rule is found among those that a case shows", () => {
  const [dial] = tooMany.settings;
  if (!dial) throw new Error("too-many has no setting");
  const deciding = {
    ...dial,
    name: "too-many",
    values: ["refused", "allowed"],
    default: "refused",
    also: ["too-many-abroad"],
  };
  const here = { ...contract, rules: new Map(rules).set("too-many", { ...tooMany, settings: [deciding] }) };
  expect(settingsOf(here, "too-many-abroad")).toEqual(["too-many: allowed"]);
  expect(settingsOf(here, "too-many-in-a-day")).toEqual([]);
  const shown = ["too-many-in-a-day", "too-many-abroad"];
  expect(decidingRule(here, undefined, shown)).toBe("too-many-abroad");
  expect(decidingRule(here, undefined, [...shown, "too-many"])).toBe("too-many");
});
