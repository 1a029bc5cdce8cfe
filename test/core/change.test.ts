import { describe, expect, test } from "vitest";
import { changeFor } from "../../src/core/change.ts";
import type { FieldSpec, Violation } from "../../src/core/http.ts";

const field = (schema: FieldSpec["schema"], more: Partial<FieldSpec> = {}): FieldSpec => ({
  name: "one",
  place: "body",
  required: false,
  schema,
  ...more,
});

function helpFor(value: unknown, spec: FieldSpec) {
  const violation: Violation = {
    place: "body",
    field: spec.name,
    keyword: "type",
    params: { type: spec.schema.type },
    pointer: "",
    rule: undefined,
    value,
  };
  return changeFor([violation], [spec]);
}

describe("a value of another type is suggested as the one that is wanted", () => {
  test.each<[sent: unknown, type: unknown, instead: unknown, says: string]>([
    ["101", "integer", 101, "send one: 101"],
    ["-1.5", "number", -1.5, "send one: -1.5"],
    ["7", ["integer", "null"], 7, "send one: 7"],
    ["true", "boolean", true, "send one: true"],
    ["false", ["null", "boolean"], false, "send one: false"],
    [101, "string", "101", "send one: 101"],
    [false, "string", "false", "send one: false"],
    [[{ name: "city" }], "string", '[{"name":"city"}]', 'send one: [{"name":"city"}]'],
    [{ a: 1 }, ["string", "null"], '{"a":1}', 'send one: {"a":1}'],
  ])("%j as %j", (sent, type, instead, says) => {
    expect(helpFor(sent, field({ type }))).toEqual({ says, set: { one: instead } });
  });

  test("a long one is sent whole and told in short", () => {
    const sent = Array.from({ length: 100 }, () => "entry");
    const { says = "", set } = helpFor(sent, field({ type: "string" })) ?? {};
    expect(set).toEqual({ one: JSON.stringify(sent) });
    expect(says).toMatch(/^send one: \["entry".{190,}…$/);
  });
});

describe("where a value is none of the wanted type", () => {
  const sent: readonly (readonly [sent: unknown, schema: FieldSpec["schema"]])[] = [
    ["abc", { type: "integer" }],
    ["1.5", { type: "integer" }],
    ["1e400", { type: "number" }],
    [" ", { type: "number" }],
    ["yes", { type: "boolean" }],
    [null, { type: "string" }],
    [true, { type: "integer" }],
    [5, { type: "string", pattern: "@" }],
  ];
  test.each(sent)("%j: an example is suggested", (value, schema) => {
    expect(helpFor(value, field(schema, { example: 3 }))).toEqual({ says: "send one: 3", set: { one: 3 } });
  });

  test.each(sent)("%j: the field is left out where nothing can be offered", (value, schema) => {
    expect(helpFor(value, field(schema))).toEqual({ says: "leave out one", remove: ["one"] });
  });

  test("a bound that it is outside of is suggested", () => {
    expect(helpFor("0", field({ type: "integer", minimum: 1 }))).toEqual({ says: "send one: 1", set: { one: 1 } });
  });
});
