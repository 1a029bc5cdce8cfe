import { describe, expect, test } from "vitest";
import type { BodyProblem, FieldSpec, Violation } from "../../../src/core/http.ts";
import { render } from "../../../src/services/rank-math/render.ts";
import { requestOf } from "../../runtime/shop.ts";
import { settings } from "./records.ts";

const field = (name: string, schema: Readonly<Record<string, unknown>>, required = true): FieldSpec => ({
  name,
  place: "body",
  required,
  schema,
});
const fields: readonly FieldSpec[] = [
  field("type", { type: "string", enum: ["parent", "renewal", "switch"] }),
  field("email", { type: "string" }),
  field("total", { type: ["string", "number"], minimum: 0, maximum: 999 }, false),
  field("page", { type: "integer", minimum: 1 }, false),
];
const wrong = (name: string, keyword: string, over: Partial<Violation> = {}): Violation => ({
  place: "body",
  field: name,
  keyword,
  params: {},
  pointer: `#/${name}/${keyword}`,
  rule: undefined,
  value: "x",
  ...over,
});
const told = (...violations: Violation[]) => render.violations(violations, fields);

/** The data of a refusal's body, empty where nothing was refused. */
const dataOf = (...violations: Violation[]) => {
  const body = told(...violations)?.body as { data: { params: Record<string, string>; details: object } } | undefined;
  return body?.data ?? { params: {}, details: {} };
};
const messageOf = (violation: Violation): unknown => dataOf(violation).params[violation.field];

describe("missing parameters", () => {
  test("are all named in the order of registration, and nothing else that is wrong", () => {
    const refusal = told(wrong("email", "required"), wrong("total", "type"), wrong("type", "required"));
    expect(refusal).toMatchObject({
      rule: "required-parameters-present",
      status: 400,
      body: {
        code: "rest_missing_callback_param",
        message: "Missing parameter(s): type, email",
        data: { status: 400, params: ["type", "email"] },
      },
    });
  });

  test("of a changed customer go by that rule's name", () => {
    expect(told(wrong("email", "required", { rule: "new-email-needed" }))?.rule).toBe("new-email-needed");
  });
});

describe("wrong parameters", () => {
  test("are told together, in message, params and details, in the order sent", () => {
    const refusal = told(
      wrong("total", "type"),
      wrong("type", "enum", { params: { allowedValues: ["parent", "renewal", "switch"] } }),
    );
    expect(refusal).toMatchObject({
      rule: "parameters-of-their-type",
      body: {
        code: "rest_invalid_param",
        message: "Invalid parameter(s): total, type",
        data: {
          status: 400,
          params: {
            total: "total is not of type string,number.",
            type: "type is not one of parent, renewal, and switch.",
          },
          details: {
            total: {
              code: "rest_invalid_type",
              message: "total is not of type string,number.",
              data: { param: "total" },
            },
            type: { code: "rest_not_in_enum", data: null },
          },
        },
      },
    });
  });

  test("that are empty hide the others", () => {
    const refusal = told(wrong("total", "type"), wrong("email", "not"), wrong("type", "not"));
    expect(refusal?.body).toMatchObject({
      message: "Invalid parameter(s): type, email",
      data: {
        details: {
          type: { code: "param_value_empty", message: "Sorry, field is empty which is not allowed.", data: null },
        },
      },
    });
  });

  test("go by the rule that the contract gives for the first of them", () => {
    expect(told(wrong("total", "type"), wrong("type", "enum", { rule: "order-type-known" }))?.rule).toBe(
      "order-type-known",
    );
  });

  test("of one parameter are told once: empty, then bounds of a number, then type, then choice", () => {
    const both = (one: Violation, other: Violation) => dataOf(one, other).details;
    expect(both(wrong("type", "enum"), wrong("type", "type"))).toMatchObject({ type: { code: "rest_invalid_type" } });
    expect(both(wrong("total", "type", { value: -1 }), wrong("total", "minimum", { value: -1 }))).toMatchObject({
      total: { code: "rest_out_of_bounds" },
    });
    expect(both(wrong("type", "enum"), wrong("type", "not"))).toMatchObject({ type: { code: "param_value_empty" } });
  });

  test.each<[string, Violation, string]>([
    [
      "a choice of two",
      wrong("type", "enum", { params: { allowedValues: ["a", "b"] } }),
      "type is not one of a and b.",
    ],
    ["a choice of one", wrong("type", "enum", { params: { allowedValues: ["a"] } }), "type is not one of a."],
    [
      "text where a number of two bounds belongs",
      wrong("total", "pattern", { value: "abc" }),
      "total is not of type number.",
    ],
    [
      "a number as text beyond its bounds",
      wrong("total", "pattern", { value: "-1" }),
      "total must be between 0 (inclusive) and 999 (inclusive)",
    ],
    [
      "a whole number below its bound",
      wrong("page", "minimum", { value: 0 }),
      "page must be greater than or equal to 1",
    ],
    [
      "a fraction where a whole number belongs",
      wrong("page", "pattern", { value: "1.5" }),
      "page is not of type integer.",
    ],
    ["an address", wrong("email", "pattern", { value: "jane" }), "Invalid email address."],
    ["text that cannot be kept", wrong("email", "text"), "Invalid parameter."],
    ["a field that nobody registered", wrong("colour", "type"), "colour is not of type ."],
  ])("for %s have WordPress's words", (_what, violation, message) => expect(messageOf(violation)).toBe(message));
});

test.each<[BodyProblem["kind"], string, number]>([
  ["malformed-json", "{", 4],
  ["malformed-json", '{"a":"b\nc"}', 3],
  ["malformed-utf8", "", 5],
  ["half-surrogate-pair", "", 10],
  ["too-deep", "", 1],
])("a body with the problem %s (%o) has PHP's number %i", (kind, text, number) => {
  expect(render.badBody({ kind, text }, requestOf({ path: "payment/" }), [])).toMatchObject({
    rule: "json-body-well-formed",
    status: 400,
    body: { code: "rest_invalid_json", data: { json_error_code: number } },
  });
});

test("an address that is no route is refused, and asked by OPTIONS described as nothing", () => {
  expect(render.noRoute(requestOf({ path: "x" }))).toMatchObject({ status: 404, body: { code: "rest_no_route" } });
  expect(render.noRoute(requestOf({ path: "x", method: "OPTIONS" }))).toMatchObject({ status: 200, body: [] });
});

test("a crash is JSON to those who speak JSON and a page to the others", () => {
  const crash = (headers: Record<string, string>) => render.crash(requestOf({ path: "x", headers }));
  const asJson = { status: 500, type: undefined, body: { code: "internal_server_error" } };
  expect(crash({ accept: "application/json" })).toMatchObject(asJson);
  expect(crash({ "content-type": "application/json" })).toMatchObject(asJson);
  expect(crash({ accept: "text/html" })).toMatchObject({
    status: 500,
    type: "text/html",
    body: expect.stringContaining("critical error"),
  });
});

test("a write that cannot be recorded has the status of its setting", () => {
  const storing = render.faults?.storing_error;
  expect(storing?.(settings(), requestOf({ path: "" }))).toMatchObject({ rule: "storing-error", status: 500 });
  expect(storing?.(settings({ "storing-error-status": 400 }), requestOf({ path: "" }))).toMatchObject({ status: 400 });
});
