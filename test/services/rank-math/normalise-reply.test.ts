import { describe, expect, test } from "vitest";
import type { RawReply, RawRequest } from "../../../src/core/http.ts";
import type { Outcome } from "../../../src/core/service.ts";
import type { Caller } from "../../../src/services/rank-math/auth.ts";
import { normalise } from "../../../src/services/rank-math/normalise.ts";
import { requestOf } from "../../runtime/shop.ts";

const reseller: Caller = { id: "reseller", role: "reseller" };
const body = { code: "success", data: { status: 200, order: { id: 1, total: "2.00" }, customer: { id: 2 } } };
const aReply = (over: Partial<RawReply> = {}): RawReply => ({
  status: 200,
  headers: {},
  body,
  type: "application/json",
  ...over,
});

function dressed(
  query: string,
  reply = aReply(),
  outcome: Partial<Outcome<Caller>> = {},
  over: Partial<RawRequest> = {},
): RawReply {
  const known = { operation: "getOrder", rule: undefined, methods: ["GET", "OPTIONS"], caller: reseller, ...outcome };
  const request = { ...requestOf({ path: "order/1", query, by: "nobody" }), ...over };
  const shown = normalise.reply?.(reply, request, known);
  if (!shown) throw new Error("rank-math dresses every answer");
  return shown;
}

describe("_fields", () => {
  test.each([
    ["code", { code: "success" }],
    ["code,data.order.id", { code: "success", data: { order: { id: 1 } } }],
    ["data.order.id, data.customer", { data: { order: { id: 1 }, customer: { id: 2 } } }],
    ["data,data.order.id", { data: body.data }],
    ["nothing", []],
    ["code.deeper", []],
    ["", body],
    [",", body],
  ])("of %o keeps %o", (fields, kept) => expect(dressed(`_fields=${encodeURIComponent(fields)}`).body).toEqual(kept));

  test("never filters an error", () => {
    const error = aReply({ status: 404, body: { code: "not_found" } });
    expect(dressed("_fields=message", error).body).toEqual({ code: "not_found" });
  });
});

describe("_envelope", () => {
  test.each(["_envelope", "_envelope=1", "_envelope=0"])("as %s puts status, own headers and body inside", (query) => {
    const reply = aReply({ status: 404, body: { code: "not_found" }, headers: { "X-WP-Total": "3", date: "now" } });
    expect(dressed(query, reply)).toMatchObject({
      status: 200,
      body: { body: { code: "not_found" }, status: 404, headers: { "X-WP-Total": "3", Allow: "GET" } },
    });
  });

  test("holds what _fields left", () => {
    expect(dressed("_envelope&_fields=code").body).toMatchObject({ status: 200, body: { code: "success" } });
  });

  test("does not hold a critical error", () => {
    const crash = dressed("_envelope", aReply({ status: 500 }), { rule: "critical-error" });
    expect(crash).toMatchObject({ status: 500, body });
  });
});

describe("headers", () => {
  test("Allow names the methods to those who may, without OPTIONS", () => {
    expect(dressed("").headers.Allow).toBe("GET");
    expect(dressed("", aReply(), { methods: ["GET", "PATCH"] }).headers.Allow).toBe("GET, PATCH");
    expect(dressed("", aReply(), { methods: [] }).headers).not.toHaveProperty("Allow");
    expect(dressed("", aReply(), { caller: { id: "x", role: "subscriber" } }).headers).not.toHaveProperty("Allow");
    expect(dressed("", aReply(), { caller: undefined }).headers).not.toHaveProperty("Allow");
  });

  test("forbid caching to whoever is signed in", () => {
    expect(dressed("", aReply(), { caller: { id: "x", role: "subscriber" } }).headers).toHaveProperty("Expires");
    expect(dressed("", aReply(), { caller: undefined }).headers).not.toHaveProperty("Cache-Control");
  });

  test("echo the origin, and vary by it where nobody is signed in", () => {
    const origin = { headers: { origin: "https://shop.example" } };
    expect(dressed("", aReply(), {}, origin).headers).toMatchObject({
      "Access-Control-Allow-Origin": "https://shop.example",
      "Access-Control-Allow-Credentials": "true",
      Vary: "Origin",
    });
    expect(dressed("", aReply(), { caller: undefined }).headers.Vary).toBe("Origin");
    expect(dressed("").headers).not.toHaveProperty("Vary");
  });

  test("link to the address that was asked", () => {
    expect(dressed("", aReply(), {}, { base: "http://127.0.0.1:1/~ci" }).headers.Link).toBe(
      '<http://127.0.0.1:1/~ci/wp-json/>; rel="https://api.w.org/"',
    );
  });
});

test("HEAD has everything but the body", () => {
  const head = dressed("", aReply(), {}, { method: "HEAD" });
  expect(head).toMatchObject({ status: 200, body: undefined });
  expect(head.headers).toEqual(dressed("", aReply(), {}, { method: "GET" }).headers);
});

test("JSON and pages are typed as WordPress types them", () => {
  expect(dressed("").type).toBe("application/json; charset=UTF-8");
  expect(dressed("", aReply({ type: "text/html", body: "<p>" })).type).toBe("text/html; charset=utf-8");
});
