import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DeliveryStep } from "../../src/runtime/effects/deliveries.ts";
import { attemptsOf, hearing, told } from "./hearing.ts";
import { aBook, secondsAtNoon } from "./simulate.ts";

const webhooks = { kind: "webhook" } as const;

/** A receiver that takes everything, and a plan for the parcels of Ann, Bo and so on. */
async function planned(plan: readonly DeliveryStep[], names: readonly string[] = ["Ann"]) {
  const simulation = await hearing();
  await simulation.sandbox().addDeliveryPlan({ service: "parcels", topic: "parcel.accepted", plan });
  for (const to of names) await simulation.call(aBook({ to, deliver_in_hours: 48 }));
  await simulation.sandbox().settle();
  return simulation;
}

const isRightlySigned = ({ headers, body }: { headers: Readonly<Record<string, string>>; body: string }) =>
  headers["x-parcels-signature"] === createHmac("sha512", "hush-hush").update(body).digest("hex");

describe("a plan's step", () => {
  test("pretend: the receiver is not called, and the retry comes as after a real failure", async () => {
    const { sandbox, heard } = await planned([{ pretend: 500 }, { pretend: "timeout" }, { pretend: "refused" }]);
    expect(await sandbox().outbox(webhooks)).toMatchObject([{ status: "pending" }]);
    await sandbox().advance({ hours: 1 });
    expect(heard).toEqual([]);
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([
      ["12:00:00 500 pretended", "12:00:30 timeout pretended", "12:05:30 ECONNREFUSED pretended"],
    ]);
    expect(await sandbox().outbox(webhooks)).toMatchObject([{ status: "failed" }]);
  });

  test("pretend, with a status that counts: delivered without a receiver", async () => {
    const { sandbox, heard } = await planned([{ pretend: 204 }]);
    expect(await sandbox().outbox(webhooks)).toMatchObject([{ status: "delivered", attempts: [{ pretended: true }] }]);
    expect(heard).toEqual([]);
  });

  test("send twice: the same id and bytes come twice, in one attempt", async () => {
    const { sandbox, heard } = await planned([{ send: "twice" }]);
    expect(heard).toHaveLength(2);
    expect(heard[1]).toEqual(heard[0]);
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([["12:00:00 200 twice"]]);
  });

  test("send twice: what the second answer says counts", async () => {
    const { call, sandbox } = await hearing((_request, n) => (n === 1 ? 200 : 500));
    await sandbox().addDeliveryPlan({ service: "parcels", plan: [{ send: "twice" }] });
    await call(aBook());
    await sandbox().settle();
    expect(await sandbox().outbox(webhooks)).toMatchObject([{ status: "pending", attempts: [{ status: 500 }] }]);
  });

  test("send wrongly signed: the last letter of the signature is another, the same one every time", async () => {
    const { sandbox, heard } = await planned([{ send: "wrongly-signed" }, { send: "normally" }], ["Ann", "Ann"]);
    const [wrong = "", right = ""] = heard.map(({ headers }) => headers["x-parcels-signature"]);
    expect(heard.map(isRightlySigned)).toEqual([false, true]);
    expect(wrong).toMatch(/^[0-9a-f]{128}$/);
    expect(right).toMatch(/^[0-9a-f]{128}$/);
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([["12:00:00 200 wrongly-signed"], ["12:00:00 200"]]);
    const again = await planned([{ send: "wrongly-signed" }]);
    expect(again.heard[0]?.headers).toEqual(heard[0]?.headers);
  });

  test("send stale: the request is an hour old, the attempt is not", async () => {
    const { sandbox, heard } = await planned([{ send: "stale" }], ["Ann", "Bo"]);
    expect(heard.map(({ headers }) => Number(headers["x-parcels-sent-at"]))).toEqual([
      secondsAtNoon - 3600,
      secondsAtNoon,
    ]);
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([["12:00:00 200 stale"], ["12:00:00 200"]]);
  });

  test("send truncated: half the body, under the signature of the whole", async () => {
    const { sandbox, heard } = await planned([{ send: "truncated" }], ["Zoë 😀", "Zoë 😀"]);
    const [effect] = await sandbox().outbox(webhooks);
    const letters = [...JSON.stringify(effect?.data)];
    expect(heard[0]?.body).toBe(letters.slice(0, Math.floor(letters.length / 2)).join(""));
    expect(heard.map(isRightlySigned)).toEqual([false, true]);
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([["12:00:00 200 truncated"], ["12:00:00 200"]]);
  });

  test("wait: put off by the duration, then sent; the others do not wait", async () => {
    const { sandbox, heard } = await planned([{ wait: "PT1H30M" }, { send: "normally" }], ["Ann", "Bo"]);
    expect(told(heard)).toEqual(["12:00:00 Bo"]);
    await sandbox().advance({ days: 1 });
    expect(told(heard)).toEqual(["12:00:00 Bo", "13:30:00 Ann"]);
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([["13:30:00 200"], ["12:00:00 200"]]);
  });

  test("hold: put back until so many others went out, then next", async () => {
    const { heard } = await planned([{ hold: 2 }], ["Ann", "Bo", "Cy", "Di"]);
    expect(heard.map(({ body }) => JSON.parse(body).parcel.to)).toEqual(["Bo", "Cy", "Ann", "Di"]);
  });

  test("hold: after an hour it goes out even if too few others came", async () => {
    const { sandbox, heard } = await planned([{ hold: 3 }], ["Ann", "Bo"]);
    await sandbox().advance({ to: "2026-03-01T12:59:59.999Z" });
    expect(told(heard)).toEqual(["12:00:00 Bo"]);
    await sandbox().advance({ hours: 2 });
    expect(told(heard)).toEqual(["12:00:00 Bo", "13:00:00 Ann"]);
  });
});

describe("a plan", () => {
  test("is used step by step, and after the last deliveries are normal again", async () => {
    const { sandbox, heard, call } = await planned([{ pretend: 500 }, { pretend: "timeout" }, { send: "twice" }]);
    expect(sandbox().deliveryPlans()).toMatchObject([{ id: 1, plan: [{ pretend: "timeout" }, { send: "twice" }] }]);
    await sandbox().advance({ hours: 1 });
    expect(sandbox().deliveryPlans()).toEqual([]);
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([
      ["12:00:00 500 pretended", "12:00:30 timeout pretended", "12:05:30 200 twice"],
    ]);
    await call(aBook({ to: "Bo", deliver_in_hours: 48 }));
    await sandbox().settle();
    expect(told(heard)).toEqual(["12:05:30 Ann", "12:05:30 Ann", "13:00:00 Bo"]);
  });

  test("is for its own topic and receiver alone; the first that matches gives the step", async () => {
    const { call, sandbox, heard } = await hearing();
    const plan = [{ pretend: 500 }] as const;
    await sandbox().addDeliveryPlan({ service: "parcels", topic: "parcel.delivered", plan });
    await sandbox().addDeliveryPlan({ service: "parcels", to: "http://127.0.0.1:9/elsewhere", plan });
    await call(aBook({ deliver_in_hours: 1 }));
    await sandbox().settle();
    expect(told(heard)).toEqual(["12:00:00 Ann"]);
    await sandbox().advance({ hours: 1 });
    expect(heard).toHaveLength(1);
    expect(sandbox().deliveryPlans()).toMatchObject([{ id: 2 }]);
    expect(await sandbox().removeDeliveryPlans(9)).toBe(0);
    expect(await sandbox().removeDeliveryPlans(2)).toBe(1);
    await sandbox().addDeliveryPlan({ service: "parcels", plan });
    expect(await sandbox().removeDeliveryPlans()).toBe(1);
    expect(sandbox().deliveryPlans()).toEqual([]);
  });

  test("is not asked when something is sent again by hand", async () => {
    const { sandbox, heard } = await planned([{ send: "normally" }, { pretend: 500 }]);
    await sandbox().redeliver(1);
    expect(heard).toHaveLength(2);
    expect(sandbox().deliveryPlans()).toMatchObject([{ plan: [{ pretend: 500 }] }]);
  });

  test("is gone after a reset, as it was not part of the scenario", async () => {
    const { sandbox, simulator } = await planned([{ send: "normally" }, { pretend: 500 }]);
    await simulator.runtime.reset("default");
    expect(sandbox().deliveryPlans()).toEqual([]);
  });
});
