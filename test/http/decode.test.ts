import { describe, expect, test } from "vitest";
import { fromQuery, fromText } from "../../src/http/decode.ts";

describe("pairs", () => {
  test.each([
    ["", {}],
    ["a=1&a=2", { a: "2" }],
    ["a[]=1&a[]=2", { a: ["1", "2"] }],
    ["a=one&a[]=two", { a: ["two"] }],
    ["a[]=one&a=two", { a: "two" }],
    ["a%20b=c+d&e", { "a b": "c d", e: "" }],
  ])("%j", (query, values) => {
    expect(fromQuery(query)).toEqual(values);
  });
});

describe("text becomes what its schema names", () => {
  test.each([
    ["400", "integer", 400],
    [" 400 ", "integer", 400],
    ["4e2", "integer", 400],
    ["0x10", "integer", "0x10"],
    ["", "integer", ""],
    ["12.5", "number", 12.5],
    ["true", "boolean", true],
    ["1", "boolean", "1"],
    ["400", "string", "400"],
    ["", ["integer", "null"], null],
    ["400", ["string", "integer"], "400"],
  ])("%j as %j is %j", (text, type, value) => {
    expect(fromText(text, { type })).toBe(value);
  });

  test("item by item in lists, also where one alone was sent", () => {
    const schema = { type: "array", items: { type: "integer" } };
    expect(fromText(["1", "x"], schema)).toEqual([1, "x"]);
    expect(fromText("1", schema)).toEqual([1]);
  });
});
