import { afterEach, expect, test } from "vitest";
import { ApiError, demand, panelRefusal } from "../../src/core/refusal.ts";
import { namedRule } from "../../src/core/rule.ts";
import { isSwitchedOff, switchOff } from "../../src/core/switch.ts";

afterEach(() => switchOff([]));

const full = () =>
  new ApiError("full", { status: 409, body: { code: "full" }, headers: { "retry-after": "1" }, type: "text/x" });

test("a demand that holds asks for no refusal", () => {
  let made = 0;
  demand("held", () => {
    made += 1;
    return full();
  });
  expect(made).toBe(0);
});

test.each([false, undefined, null, 0, ""])("a demand of %o is refused in the vendor's words", (condition) => {
  expect(() => demand(condition, full)).toThrow(
    expect.objectContaining({
      rule: "full",
      status: 409,
      body: { code: "full" },
      headers: { "retry-after": "1" },
      type: "text/x",
    }),
  );
});

test("a refusal is an answer and not a defect: no Error, no stack", () => {
  const refusal = full();
  expect(refusal).not.toBeInstanceOf(Error);
  expect(refusal).not.toHaveProperty("stack");
  expect(new ApiError("plain", { status: 400, body: {} })).toMatchObject({ headers: {}, type: undefined });
});

test("a demand whose rule is switched off lets everything through, and only that one", () => {
  switchOff(["full"]);
  demand(false, full);
  expect(() => demand(false, () => new ApiError("other", { status: 400, body: {} }))).toThrow(
    expect.objectContaining({ rule: "other" }),
  );
});

test("a rule that is switched off does what the vendor would do without it", () => {
  const doubled = namedRule(
    "doubles",
    (n: number) => 2 * n,
    (n) => n,
  );
  expect(doubled(4)).toBe(8);
  switchOff(["doubles"]);
  expect(doubled(4)).toBe(4);
  expect(isSwitchedOff("doubles")).toBe(true);
});

test("switching anew replaces what was switched off before", () => {
  switchOff(["one", "two"]);
  switchOff(["two"]);
  expect([isSwitchedOff("one"), isSwitchedOff("two")]).toEqual([false, true]);
});

test("a panel refusal is ours: no rule stands behind it", () => {
  expect(panelRefusal(404, "There is no user x.")).toMatchObject({
    rule: "",
    status: 404,
    body: { error: "There is no user x." },
  });
});
