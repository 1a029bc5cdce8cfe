import { describe, expect, test } from "vitest";
import { anOrder, aShop, type Call } from "../../runtime/shop.ts";

const shop = await aShop();
const stranger = { username: "stranger", password: "aaaa" };
const wrongPassword = { username: "reseller", password: "aaaa" };
const brokenJson = { headers: { "content-type": "application/json" } };

const codeOf = async (call: Call): Promise<unknown> => {
  const { status, body } = await shop.ask(call);
  return `${status} ${(body as { code: string }).code}`;
};

/** Each call is wrong in its own way and in all those below it; the first thing wrong is told. */
const ladder: readonly [string, Call, string][] = [
  ["an unknown name", { ...brokenJson, method: "POST", path: "nowhere", by: stranger }, "401 invalid_username"],
  [
    "an unknown address as name",
    { path: "nowhere", by: { ...stranger, username: "a@b.example" } },
    "401 invalid_email",
  ],
  ["a wrong password", { method: "POST", path: "nowhere", by: wrongPassword }, "401 incorrect_password"],
  ["no route", { method: "POST", path: "nowhere", by: "nobody", body: "x" }, "404 rest_no_route"],
  ["a method the route has not", { method: "PUT", path: "payment/", by: "subscriber" }, "404 rest_no_route"],
  [
    "missing parameters",
    { method: "POST", path: "payment/", by: "nobody", body: { type: "" } },
    "400 rest_missing_callback_param",
  ],
  ["wrong parameters", anOrder({ type: "gift" }, { by: "nobody" }), "400 rest_invalid_param"],
  ["nobody signed in", anOrder({ type: "renewal" }, { by: "nobody" }), "401 rest_forbidden"],
  ["a caller without the right", anOrder({ type: "renewal" }, { by: "subscriber" }), "403 rest_forbidden"],
  ["no subscription named", anOrder({ type: "renewal", email: "x@example.com" }), "400 rest_missing_callback_param"],
  ["an unknown customer", anOrder({ type: "renewal", email: "x@example.com", subscription_id: 1 }), "404 not_found"],
];

test.each(ladder)("%s is told before anything that comes after", async (_what, call, expected) => {
  expect(await codeOf(call)).toBe(expected);
});

test("a route that is described needs no rights, but no wrong credentials either", async () => {
  expect((await shop.ask({ method: "OPTIONS", path: "payment/", by: "nobody" })).status).toBe(200);
  expect((await shop.ask({ method: "OPTIONS", path: "payment/", by: "subscriber" })).status).toBe(200);
  expect(await codeOf({ method: "OPTIONS", path: "payment/", by: wrongPassword })).toBe("401 incorrect_password");
});

describe("a refusal", () => {
  test("changes nothing, whatever check it comes from", async () => {
    const before = await shop.sandbox().hash();
    for (const [, call] of ladder) await shop.ask(call);
    expect(await shop.sandbox().hash()).toBe(before);
  });

  test("after ids were drawn takes them back: the next order has the number that the refused one would have had", async () => {
    const { ask } = await aShop();
    const idOf = async (call: Call) => ((await ask(call)).body as { data: { order: { id: number } } }).data.order?.id;
    await ask(anOrder({ reseller_user: "shop-1" }));
    expect(await idOf(anOrder({ email: "omar@example.com", reseller_user: "shop-1" }))).toBeUndefined();
    expect(await idOf(anOrder({ email: "omar@example.com" }))).toBe(657125);
  });

  test("tells its rule and grade in headers and nothing of ours in the body", async () => {
    const { headers, body } = await shop.ask({ path: "order/1" });
    expect(headers).toMatchObject({
      "x-stunt-double-rule": "rank-math/order-known",
      "x-stunt-double-grade": expect.any(String),
    });
    expect(body).toEqual({ code: "not_found", message: "Order not found", data: { status: 404 } });
  });
});
