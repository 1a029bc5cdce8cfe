import { describe, expect, test } from "vitest";
import { anOrder, aShop } from "../../../runtime/shop.ts";
import { lastExplained, provoke } from "./explained.ts";
import { provocations } from "./provocations.ts";

const afterCalls = async (...calls: Parameters<Awaited<ReturnType<typeof aShop>>["ask"]>[0][]) => {
  const shop = await aShop();
  for (const call of calls) await shop.ask(call);
  return lastExplained(shop);
};

describe("a refusal", () => {
  test("shows the rows that decided, without the caller's own and without secrets", async () => {
    const { explanation } = await provoke(provocations["plan-exists"] ?? { call: () => anOrder() });
    expect(explanation.state).toMatchObject([
      { table: "customers", id: 377867, row: { email: "jane@example.com", downloadKey: "[redacted]" } },
      { table: "subscriptions", id: 657124, row: { plan: "seo-by-rank-math-pro", status: "active" } },
    ]);
  });

  test("of credentials shows the rows of the caller, without the password", async () => {
    const { explanation } = await provoke(provocations["application-password-wrong"] ?? { call: () => anOrder() });
    expect(explanation.state).toContainEqual({
      table: "applicationPasswords",
      id: "password-reseller",
      row: expect.objectContaining({ login: "reseller", password: "[redacted]" }),
    });
  });

  test.each([
    ["plan-exists", "plan-exists-status", 400, [400, 409]],
    ["subscription-belongs-to-email", "not-found-status", 404, [404, 400]],
  ])("of %s names the setting %s, also where another rule has it", async (rule, name, value, values) => {
    const { explanation } = await provoke(provocations[rule] ?? { call: () => anOrder() });
    expect(explanation.parts[0]).toMatchObject({ part: "status", grade: "chosen", setting: { name, value, values } });
  });

  test("is explained with the status that the setting gave it, inside an envelope too", async () => {
    const { explanation } = await provoke({
      settings: { "not-found-status": 400 },
      call: () => ({ path: "order/1", query: "_envelope" }),
    });
    expect([explanation.status, explanation.parts[0]?.is, explanation.parts[0]?.setting?.value]).toEqual([
      200, 400, 400,
    ]);
  });

  test("names fields that the contract does not know, and not those that it did not come to", async () => {
    const explanation = await afterCalls(anOrder({ plan: undefined, plam: "seo-by-rank-math-pro", total: 5 }));
    expect(explanation.unread).toEqual(["plam"]);
  });
});

describe("an answer", () => {
  test("is graded with its source and names what it leans on", async () => {
    const explanation = await afterCalls(anOrder({ plan: "seo-by-rank-math-agency" }), { path: "orders/" });
    expect(explanation).toMatchObject({
      n: 2,
      operation: "listOrders",
      rule: null,
      grade: "chosen",
      parts: [{ part: "answer", is: 200, grade: "chosen", source: expect.stringContaining("data.type orders") }],
      settings: [{ name: "orders-list-order", value: "newest-first", rule: "list-newest-first" }],
      change: null,
    });
    expect(explanation.applied.map(({ rule }) => rule)).toEqual([
      "list-newest-first",
      "licence-plan-short-name",
      "list-totals-in-headers",
    ]);
  });

  test("leans on a guess only where it made a difference", async () => {
    const applied = async (...calls: Parameters<typeof afterCalls>) =>
      (await afterCalls(...calls)).applied.map(({ rule }) => rule);
    expect(await applied(anOrder(), anOrder({ plan: "content-ai-expert" }))).toContain("plan-families-independent");
    expect(await applied(anOrder(), anOrder({ email: "b@example.com" }))).not.toContain("plan-families-independent");
    expect(await applied(anOrder(), { path: "order/657123" })).not.toContain("licence-expires-by-clock");
    expect(await applied(anOrder({ renewal_time: 1 }), { path: "order/657123" })).toContain("licence-expires-by-clock");
  });

  test("names fields that nothing read, declared or not", async () => {
    const explanation = await afterCalls(
      anOrder({ subscription_id: 7, coupon: "SPRING" }, { query: "_fields=code&x=1" }),
    );
    expect([explanation.status, explanation.unread]).toEqual([200, ["x", "subscription_id", "coupon"]]);
  });

  test("in two sandboxes at once may name rules of either, and never those of another operation", async () => {
    const shop = await aShop();
    await shop.runtime.create({ name: "second" });
    await Promise.all([shop.ask(anOrder()), shop.ask({ path: "orders/", sandbox: "second" })]);
    expect(lastExplained(shop).applied.map(({ rule }) => rule)).not.toContain("list-newest-first");
  });
});

describe("a request that", () => {
  test("found no route has no rule of an operation and the nearest address", async () => {
    expect(await afterCalls({ path: "oders/", query: "token=hush" })).toMatchObject({
      operation: null,
      address: "/wp-json/reseller/v1/oders/?token=[redacted]",
      rule: { id: "route-and-method-known" },
      change: { says: expect.stringContaining("did you mean"), path: "/wp-json/reseller/v1/orders/" },
    });
  });

  test("found no sandbox stands in the journal of the default one, in our words", async () => {
    expect(await afterCalls({ path: "orders/", sandbox: "nobody" })).toMatchObject({
      operation: null,
      status: 404,
      grade: null,
      rule: null,
      parts: [],
      change: { says: "no sandbox named nobody; known: default" },
    });
  });

  test("met a fault is sent again", async () => {
    const { explanation } = await provoke(provocations["storing-error"] ?? { call: () => anOrder() });
    expect(explanation.change).toEqual({ says: "fault 1 was waiting for this call; send it again" });
  });
});
