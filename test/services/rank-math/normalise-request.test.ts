import { describe, expect, test } from "vitest";
import type { Decoded, FieldSpec, RawRequest } from "../../../src/core/http.ts";
import { normalise } from "../../../src/services/rank-math/normalise.ts";
import { requestOf } from "../../runtime/shop.ts";

const sent = (over: Partial<RawRequest>): RawRequest => ({ ...requestOf({ path: "", by: "nobody" }), ...over });
const request = (over: Partial<RawRequest>): RawRequest => normalise.request?.(sent(over)) ?? sent(over);
const payment = "/wp-json/reseller/v1/payment";

describe("addresses", () => {
  test.each([
    [payment, `${payment}/`],
    [`${payment}///`, `${payment}/`],
    [`${payment.toUpperCase()}/`, `${payment}/`],
    ["/wp-json/reseller/v1/order/1/", "/wp-json/reseller/v1/order/1"],
    ["/wp-json/reseller/v1/orders", "/wp-json/reseller/v1/orders/"],
    ["/wp-json/reseller/v1/customer", "/wp-json/reseller/v1/customer/"],
  ])("%s counts as %s", (path, printed) => expect(request({ path }).path).toBe(printed));

  test.each(["/", "/index.php"])("rest_route at %s is one too, and the rest of the query stays", (path) => {
    const asked = request({ path, query: "rest_route=/reseller/v1/orders&page=2" });
    expect(asked).toMatchObject({ path: "/wp-json/reseller/v1/orders/", query: "page=2" });
  });

  test("rest_route elsewhere, or without its slash, is none", () => {
    expect(request({ path: `${payment}/`, query: "rest_route=/reseller/v1/orders" }).path).toBe(`${payment}/`);
    expect(request({ path: "/", query: "rest_route=reseller/v1/orders" }).path).toBe("");
  });
});

describe("the method", () => {
  test.each<[Partial<RawRequest>, string]>([
    [{ method: "POST" }, "POST"],
    [{ method: "HEAD" }, "GET"],
    [{ method: "POST", headers: { "x-http-method-override": "patch" } }, "PATCH"],
    [{ method: "POST", query: "_method=delete" }, "DELETE"],
    [{ method: "POST", query: "_method=PATCH", headers: { "x-http-method-override": "DELETE" } }, "PATCH"],
    [{ method: "GET", query: "_method=head" }, "GET"],
  ])("of %o is %s", (over, method) => expect(request(over).method).toBe(method));

  test("in the query is taken out of it", () => expect(request({ query: "_method=GET&page=2" }).query).toBe("page=2"));
});

describe("the body", () => {
  const body = Buffer.from("a=1");
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const multipart = { "content-type": "multipart/form-data; boundary=b" };

  test.each<[string, Partial<RawRequest>, boolean]>([
    ["a form", { method: "POST", headers: form }, true],
    ["a multipart POST", { method: "POST", headers: multipart }, true],
    [
      "a multipart POST that counts as PATCH",
      { method: "POST", headers: { ...multipart, "x-http-method-override": "PATCH" } },
      true,
    ],
    ["a multipart PATCH", { method: "PATCH", headers: multipart }, false],
    ["an OPTIONS request", { method: "OPTIONS", headers: form }, false],
  ])("of %s is read or not as PHP does", (_what, over, read) => {
    expect(request({ body, ...over }).body).toHaveLength(read ? 3 : 0);
  });

  test("of a PATCH without a media type counts as a form, that of a POST does not", () => {
    expect(request({ method: "PATCH", body, headers: {} }).headers).toEqual(form);
    expect(request({ method: "POST", body, headers: {} }).headers).toEqual({});
  });
});

describe("parameters", () => {
  const fields: readonly FieldSpec[] = [
    { name: "page", place: "query", required: false, schema: {} },
    { name: "email", place: "body", required: true, schema: {} },
    { name: "note", place: "body", required: false, schema: {} },
  ];
  const input = (over: Partial<Decoded>) =>
    normalise.input?.({ path: {}, query: {}, body: undefined, bodyIs: "none", ...over }, fields);

  test("may stand in the query or in the body, and the body wins", () => {
    expect(input({ query: { email: "q", page: "1" }, body: { page: 2 }, bodyIs: "json" })).toMatchObject({
      query: { page: 2 },
      body: { email: "q", page: 2 },
      bodyIs: "json",
    });
  });

  test("that are sent twice are both remembered, so that either is judged", () => {
    const both = input({ query: { email: "q" }, body: { email: "b" }, bodyIs: "form" });
    expect(both).toMatchObject({ body: { email: "b" }, overridden: { email: "q" } });
    expect(input({ body: { email: "b" } })).not.toHaveProperty("overridden");
  });

  test("that are required and null were not sent; others are null", () => {
    expect(input({ body: { email: null, note: null }, bodyIs: "json" })?.body).toEqual({ note: null });
  });

  test.each([[[1, 2]], ["text"], [7], [null]])("in a body of %o are none", (body) =>
    expect(input({ body, bodyIs: "json" })?.body).toEqual({}),
  );

  test("with names of a prototype stay names", () => {
    const read = input({ body: JSON.parse('{"__proto__":{"email":"x"},"email":"b"}'), bodyIs: "json" });
    expect(Object.getPrototypeOf(read?.body)).toBe(Object.prototype);
    expect(read?.body).toMatchObject({ email: "b" });
  });
});
