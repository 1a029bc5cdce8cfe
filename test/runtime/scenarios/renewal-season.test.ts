import { expect, test } from "vitest";
import { plus } from "../../../src/core/instant.ts";
import { aShop, noon, type Shop } from "../shop.ts";

const qa = `${import.meta.dirname}/qa/renewal-season.yaml`;
const shop = await aShop();

interface Listed {
  readonly order: { readonly subscription_id: string };
  readonly customer: { readonly email: string };
  readonly licence: { readonly status: string; readonly date_expiration: number };
}

async function ordersIn({ ask }: Shop, sandbox: string): Promise<ReadonlyMap<string, Listed>> {
  const { body } = await ask({ path: "orders/", sandbox });
  const orders = (body as { data: { orders: Listed[] } }).data.orders;
  return new Map(orders.map((one) => [one.customer.email.split("@")[0] ?? "", one]));
}

const seconds = (instant: string): number => Date.parse(instant) / 1000;

test.each([["rank-math/renewal-season"], [qa]])(
  "%s: Jane lapses tonight, Omar did yesterday, Lena cancelled",
  async (asked) => {
    const name = asked === qa ? "from-qa" : "from-fixtures";
    const sandbox = await shop.runtime.create({ name, scenarios: [asked] });
    const orders = await ordersIn(shop, name);
    expect([...orders].map(([who, { licence }]) => [who, licence.status])).toEqual([
      ["lena", "cancelled"],
      ["jane", "active"],
      ["omar", "expired"],
    ]);
    expect(orders.get("jane")?.licence.date_expiration).toBe(seconds(plus(noon, { hours: 8 })));
    expect(orders.get("omar")?.licence.date_expiration).toBe(seconds(plus(noon, { days: -1 })));
    await sandbox.advance({ hours: 8 });
    expect((await ordersIn(shop, name)).get("jane")?.licence.status).toBe("expired");
  },
);

test("the next renewal is not stored, the one after it is; a parent order goes through untouched", async () => {
  await shop.runtime.create({ name: "season", scenarios: [qa] });
  const order = (over: Record<string, unknown>) =>
    shop.ask({
      method: "POST",
      path: "payment/",
      sandbox: "season",
      body: { type: "parent", first_name: "Jane", email: "jane@example.com", plan: "seo-by-rank-math-pro", ...over },
    });
  const subscription_id = (await ordersIn(shop, "season")).get("jane")?.order.subscription_id;
  expect(await order({ email: "new@example.com" })).toMatchObject({ status: 200 });
  expect(await order({ type: "renewal", subscription_id })).toMatchObject({
    status: 500,
    body: { code: "storing_error" },
  });
  expect(await order({ type: "renewal", subscription_id })).toMatchObject({ status: 200 });
  expect((await ordersIn(shop, "season")).get("jane")?.licence.date_expiration).toBe(seconds(plus(noon, { years: 1 })));
});

test("its steps and expectations leave no trace in journal, outbox or faults", async () => {
  const sandbox = await shop.runtime.create({ name: "traceless", scenarios: [qa] });
  expect(sandbox.journal.entries()).toEqual([]);
  expect(await sandbox.outbox()).toEqual([]);
  expect(sandbox.faults.waiting).toMatchObject([{ operation: "createOrder", answer: "storing_error", next: 1 }]);
});

test("twice the same, by whatever name; a reset returns to it, its notes and clock included", async () => {
  const one = await shop.runtime.create({ name: "one", scenarios: [qa] });
  const other = await aShop().then(({ runtime }) => runtime.create({ name: "other", scenarios: [qa] }));
  const hash = await one.hash();
  expect(await other.hash()).toBe(hash);
  await shop.ask({
    method: "DELETE",
    path: `subscription/${(await ordersIn(shop, "one")).get("jane")?.order.subscription_id}`,
    sandbox: "one",
  });
  expect(await one.hash()).not.toBe(hash);
  expect(await (await shop.runtime.reset("one")).hash()).toBe(hash);
});

test("settings of the scenario and of the sandbox hold while the steps are played", async () => {
  const text = [
    "scenario: Jane's plan is sold twice.",
    "service: rank-math",
    "settings: { plan-exists-status: 409 }",
    "steps:",
    ...["jane", "again"].map(
      (name, i) =>
        `  - { name: ${name}, as: reseller, call: createOrder, with: { type: parent, first_name: Jane, email: j@example.com, plan: content-ai-starter }${i === 1 ? ", answers: 409" : ""} }`,
    ),
  ].join("\n");
  await expect(shop.runtime.create({ name: "settings", file: { name: "twice.yaml", text } })).resolves.toBeDefined();
  const refused = shop.runtime.create({
    name: "settings-2",
    file: { name: "twice.yaml", text },
    settings: { "rank-math": { "plan-exists-status": 400 } },
  });
  await expect(refused).rejects.toThrow(
    "twice.yaml:6:5  steps[1]  createOrder answers 400 plan_exists, rule rank-math/plan-exists, not 409",
  );
  expect(shop.runtime.get("settings-2")).toBeUndefined();
});
