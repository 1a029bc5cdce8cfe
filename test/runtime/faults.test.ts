import { describe, expect, test } from "vitest";
import { type Fault, Faults } from "../../src/runtime/faults.ts";
import { anOrder, aShop } from "./shop.ts";

const aFault = (over: Partial<Fault> = {}): Fault => ({
  id: 1,
  service: "rank-math",
  operation: "createOrder",
  answer: "storing_error",
  next: 1,
  at: "before",
  ...over,
});
const sent = (body: unknown = {}, query = {}, path = {}) => ({ body, query, path });

/** Meets a fault and uses it, as a call does. */
function taken(faults: Faults, ...call: Parameters<Faults["met"]>): Fault | undefined {
  const met = faults.met(...call);
  if (met) faults.use(met);
  return met;
}

describe("waiting faults", () => {
  test("are met as often as they say, the first added first", () => {
    const faults = new Faults([aFault({ next: 2 }), aFault({ id: 2, answer: "second" })]);
    const met = () => taken(faults, "rank-math", "createOrder", sent())?.answer;
    expect([met(), met(), met(), met()]).toEqual(["storing_error", "storing_error", "second", undefined]);
    expect(faults.waiting).toEqual([]);
  });

  test("are not met by another operation or service", () => {
    const faults = new Faults([aFault()]);
    expect(taken(faults, "rank-math", "getOrder", sent())).toBeUndefined();
    expect(taken(faults, "wallit", "createOrder", sent())).toBeUndefined();
    expect(faults.waiting).toEqual([aFault()]);
  });

  test("with a condition are met only when every field says so, wherever it was sent", () => {
    const when = { email: "jane@example.com", subscription_id: 7 };
    const met = (input: ReturnType<typeof sent>) =>
      taken(new Faults([aFault({ when })]), "rank-math", "createOrder", input) !== undefined;
    expect(met(sent(when))).toBe(true);
    expect(met(sent({ email: "jane@example.com" }, { subscription_id: "7" }))).toBe(true);
    expect(met(sent({ email: "jane@example.com" }))).toBe(false);
    expect(met(sent({ ...when, email: "omar@example.com" }))).toBe(false);
    expect(met(sent(undefined, {}, when))).toBe(true);
  });

  test("leave their list alone until they are met", () => {
    const given = [aFault({ next: 3 })];
    const faults = new Faults(given);
    taken(faults, "rank-math", "createOrder", sent());
    expect(given).toEqual([aFault({ next: 3 })]);
    expect(faults.waiting).toEqual([aFault({ next: 2 })]);
  });
});

describe("a fault in a sandbox", () => {
  const orders = async (shop: Awaited<ReturnType<typeof aShop>>) =>
    (await shop.sandbox().rows("rank-math.orders", 0, 9)).total;

  test("before: nothing is kept and the next call goes through", async () => {
    const shop = await aShop();
    await shop.sandbox().addFault(aFault());
    const before = await shop.sandbox().hash();
    expect(await shop.ask(anOrder())).toMatchObject({ status: 500, body: { code: "storing_error" } });
    expect(await shop.sandbox().hash()).toBe(before);
    expect(await shop.ask(anOrder())).toMatchObject({ status: 200 });
    expect(shop.sandbox().record.faults).toEqual([]);
  });

  test("after: the change is kept and its answer lost", async () => {
    const shop = await aShop();
    await shop.sandbox().addFault(aFault({ at: "after" }));
    expect(await shop.ask(anOrder())).toMatchObject({ status: 500 });
    expect(await orders(shop)).toBe(1);
    expect(await shop.ask(anOrder())).toMatchObject({ status: 400, body: { code: "plan_exists" } });
  });

  test("with a condition passes over the others", async () => {
    const shop = await aShop();
    await shop.sandbox().addFault(aFault({ when: { email: "omar@example.com" } }));
    expect(await shop.ask(anOrder())).toMatchObject({ status: 200 });
    expect(await shop.ask(anOrder({ email: "omar@example.com" }))).toMatchObject({ status: 500 });
  });
});
