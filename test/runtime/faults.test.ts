import { describe, expect, test } from "vitest";
import { Faults, type NewFault } from "../../src/runtime/faults.ts";
import { anOrder, aShop } from "./shop.ts";

const aFault = (over: Partial<NewFault> = {}): NewFault => ({
  service: "rank-math",
  operation: "createOrder",
  answer: "storing_error",
  next: 1,
  at: "before",
  ...over,
});
const sent = (body: unknown = {}, query = {}, path = {}) => ({ body, query, path });

/** Met and used up, as by a call. */
function take(faults: Faults, service = "rank-math", operation = "createOrder", input = sent()) {
  const fault = faults.met(service, operation, input);
  if (fault) faults.use(fault);
  return fault;
}

describe("waiting faults", () => {
  test("are met as often as they say, the first added first", () => {
    const faults = new Faults([aFault({ next: 2 }), aFault({ answer: "second" })]);
    const met = () => take(faults)?.answer;
    expect([met(), met(), met(), met()]).toEqual(["storing_error", "storing_error", "second", undefined]);
    expect(faults.waiting).toEqual([]);
  });

  test("are numbered, also behind those that were used up", () => {
    const faults = new Faults([aFault(), aFault()]);
    expect(faults.add(aFault()).id).toBe(3);
    for (let n = 0; n < 3; n += 1) take(faults);
    expect(faults.add(aFault()).id).toBe(4);
    expect(new Faults(faults.waiting, 7).add(aFault()).id).toBe(8);
  });

  test("are called off one by one or all at once", () => {
    const faults = new Faults([aFault(), aFault({ answer: "second" }), aFault()]);
    expect([faults.remove(2), faults.remove(2), faults.waiting.map(({ id }) => id)]).toEqual([1, 0, [1, 3]]);
    expect([faults.remove(), faults.remove(), faults.waiting]).toEqual([2, 0, []]);
  });

  test("are not met by another operation or service", () => {
    const faults = new Faults([aFault()]);
    expect(take(faults, "rank-math", "getOrder")).toBeUndefined();
    expect(take(faults, "wallit", "createOrder")).toBeUndefined();
    expect(faults.waiting).toEqual([{ ...aFault(), id: 1 }]);
  });

  test("with a condition are met only when every field says so, wherever it was sent", () => {
    const when = { email: "jane@example.com", subscription_id: 7 };
    const met = (input: ReturnType<typeof sent>) =>
      take(new Faults([aFault({ when })]), "rank-math", "createOrder", input) !== undefined;
    expect(met(sent(when))).toBe(true);
    expect(met(sent({ email: "jane@example.com" }, { subscription_id: "7" }))).toBe(true);
    expect(met(sent({ email: "jane@example.com" }))).toBe(false);
    expect(met(sent({ ...when, email: "omar@example.com" }))).toBe(false);
    expect(met(sent(undefined, {}, when))).toBe(true);
  });

  test("leave their list alone until they are met", () => {
    const given = [aFault({ next: 3 })];
    const faults = new Faults(given);
    take(faults);
    expect(given).toEqual([aFault({ next: 3 })]);
    expect(faults.waiting).toEqual([{ ...aFault({ next: 2 }), id: 1 }]);
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

  test("after: a call that keeps nothing is refused as ever and leaves the fault waiting", async () => {
    const shop = await aShop();
    await shop.ask(anOrder());
    await shop.sandbox().addFault(aFault({ at: "after" }));
    expect(await shop.ask(anOrder())).toMatchObject({ status: 400, body: { code: "plan_exists" } });
    expect(await shop.ask(anOrder({ plan: undefined }))).toMatchObject({ status: 400 });
    expect(shop.sandbox().faults.waiting).toHaveLength(1);
    expect(await shop.ask(anOrder({ email: "omar@example.com" }))).toMatchObject({ status: 500 });
    expect(shop.sandbox().faults.waiting).toEqual([]);
  });

  test("called off lets calls through, and its number is not given again", async () => {
    const shop = await aShop();
    const { id } = await shop.sandbox().addFault(aFault());
    expect(await shop.sandbox().removeFaults(id + 1)).toBe(0);
    expect(await shop.sandbox().removeFaults(id)).toBe(1);
    expect(await shop.ask(anOrder())).toMatchObject({ status: 200 });
    expect((await shop.sandbox().addFault(aFault())).id).toBe(id + 1);
    expect(shop.sandbox().record.lastFault).toBe(id + 1);
  });

  test("stands in the journal beside the answer, which says so", async () => {
    const shop = await aShop();
    await shop.sandbox().addFault(aFault());
    const { headers } = await shop.ask(anOrder());
    expect(headers["x-stunt-double-fault"]).toBe("storing_error");
    expect(shop.sandbox().journal.entry(1)?.fault).toMatchObject({ id: 1, answer: "storing_error" });
  });
});
