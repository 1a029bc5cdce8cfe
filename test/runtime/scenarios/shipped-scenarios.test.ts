import { beforeAll, expect, test } from "vitest";
import type { RawReply } from "../../../src/core/http.ts";
import { plus } from "../../../src/core/instant.ts";
import { aShop, noon, type Role } from "../shop.ts";

const shop = await aShop();
const { runtime, ask } = shop;

beforeAll(async () => {
  const beside = runtime.scenarios.names("rank-math").filter((name) => name !== "default");
  for (const name of beside) await runtime.create({ name, scenarios: [`rank-math/${name}`] });
});

interface Listed {
  readonly order: { readonly order_type: string; readonly paid_date: number };
  readonly licence: { readonly status: string; readonly plan: string; readonly date_expiration: number };
}

/** What a reseller's own list of orders shows. */
async function listOf(scenario: string, by: Role): Promise<{ orders: readonly Listed[]; total: number }> {
  const { body, headers } = (await ask({ path: "orders/", by, sandbox: scenario })) as RawReply & {
    body: { data: { orders: readonly Listed[] } };
  };
  return { orders: body.data.orders, total: Number(headers["X-WP-Total"]) };
}

const seconds = (instant: string): number => Date.parse(instant) / 1000;
const within =
  (from: number, to: number) =>
  ({ licence }: Listed) =>
    licence.date_expiration > from && licence.date_expiration <= to;

test("every shipped scenario is tested here", () => {
  expect(runtime.scenarios.names("rank-math")).toEqual([
    "default",
    "large-book",
    "mixed-book",
    "renewal-season",
    "renewals-due-this-week",
  ]);
});

test("default: two resellers and a user without rights; nothing has been sold yet", async () => {
  expect((await listOf("default", "reseller")).total).toBe(0);
  expect((await listOf("default", "other-reseller")).total).toBe(0);
  expect(await ask({ path: "orders/", by: "subscriber", sandbox: "default" })).toMatchObject({ status: 403 });
});

test("renewals-due-this-week: twelve run out within seven days, one did yesterday, one was cancelled last week", async () => {
  const { orders, total } = await listOf("renewals-due-this-week", "reseller");
  const status = (wanted: string) => orders.filter(({ licence }) => licence.status === wanted);
  expect(total).toBe(14);
  expect(status("active")).toHaveLength(12);
  expect(status("active").every(within(seconds(noon), seconds(plus(noon, { days: 7 }))))).toBe(true);
  expect(status("expired").map(({ licence }) => licence.date_expiration)).toEqual([seconds(plus(noon, { days: -1 }))]);
  expect(status("cancelled")).toHaveLength(1);
  const { rows } = await shop.sandbox("renewals-due-this-week").rows("rank-math.subscriptions", 0, 99);
  expect(rows).toContainEqual(expect.objectContaining({ status: "cancelled", cancelledAt: plus(noon, { days: -7 }) }));
});

test("renewals-due-this-week: a week later every licence has run out", async () => {
  const sandbox = await runtime.create({ name: "a-week-later", scenarios: ["rank-math/renewals-due-this-week"] });
  await sandbox.advance({ weeks: 1 });
  const { orders } = await listOf("a-week-later", "reseller");
  expect(orders.filter(({ licence }) => licence.status === "expired")).toHaveLength(13);
});

test("mixed-book: two resellers with active, expired and cancelled licences of both product families", async () => {
  const mine = await listOf("mixed-book", "reseller");
  const theirs = await listOf("mixed-book", "other-reseller");
  const of = (orders: readonly Listed[], what: "status" | "plan") =>
    new Set(orders.map(({ licence }) => licence[what]));
  expect(of(mine.orders, "status")).toEqual(new Set(["active", "expired", "cancelled"]));
  expect(of(mine.orders, "plan")).toEqual(new Set(["business", "creator", "pro", "agency"]));
  expect(of(theirs.orders, "plan")).toEqual(new Set(["pro", "expert"]));
});

test("large-book: ten thousand orders of one reseller, sold over the last ten months", async () => {
  const { orders, total } = await listOf("large-book", "reseller");
  expect(total).toBe(10_000);
  expect((await listOf("large-book", "other-reseller")).total).toBe(0);
  expect(orders).toHaveLength(50);
  const { rows } = await shop.sandbox("large-book").rows("rank-math.orders", 0, 10_000);
  const paid = rows.map((row) => ("paidAt" in row ? String(row.paidAt) : "")).sort();
  expect(paid[0]?.slice(0, 7)).toBe("2025-05");
  expect((paid[0] ?? "") >= plus(noon, { months: -10 })).toBe(true);
  expect(paid.at(-1)).toBe(noon);
});
