import { expect, test } from "vitest";
import { fromQueryText, toQueryText } from "../../src/core/query.ts";

test("of a name sent twice the last value counts", () => {
  expect(fromQueryText("a=1&b=2&a=3")).toEqual({ a: "3", b: "2" });
});

test.each([
  ["", {}],
  ["flag", { flag: "" }],
  ["a=b%20c+d", { a: "b c d" }],
  ["a=%zz", { a: "%zz" }],
  ["n%5Bx%5D=1", { "n[x]": "1" }],
])("%o is read", (text, values) => expect(fromQueryText(text)).toEqual(values));

test("a name from outside never becomes a prototype", () => {
  const values = fromQueryText("__proto__=x&constructor=y");
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  expect(Object.entries(values)).toEqual([
    ["__proto__", "x"],
    ["constructor", "y"],
  ]);
});

test("what is written is read back as it was", () => {
  const values = { a: "1 & 2", "ü[]": "=?#", empty: "" };
  expect(fromQueryText(toQueryText(values))).toEqual(values);
});
