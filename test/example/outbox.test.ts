import { describe, expect, test } from "vitest";
import type { NewEffect } from "../../src/core/effect.ts";
import { hearing, hook } from "./hearing.ts";
import { aBook, simulate } from "./simulate.ts";

describe("the outbox", () => {
  test("is read whole, by any of its columns, and by number", async () => {
    const { call, sandbox } = await hearing((_request, n) => (n === 1 ? 200 : 500));
    await call(aBook({ deliver_in_hours: 1 }));
    await sandbox().advance({ hours: 2 });
    const ids = async (filter?: Parameters<ReturnType<typeof sandbox>["outbox"]>[0]) =>
      (await sandbox().outbox(filter)).map(({ id }) => id);
    expect(await ids()).toEqual([1, 2, 3]);
    expect(await ids({ kind: "job" })).toEqual([2]);
    expect(await ids({ topic: "parcel.delivered" })).toEqual([3]);
    expect(await ids({ to: hook, status: "failed" })).toEqual([3]);
    expect(await ids({ service: "other" })).toEqual([]);
    expect(await sandbox().effect(2)).toMatchObject({ topic: "deliver-parcel" });
    expect(await sandbox().effect(9)).toBeUndefined();
  });
});

/** Machine time that a test lets pass. */
function stoppedMachine() {
  const alarms = new Set<() => void>();
  const wake = (_at: number, run: () => void) => {
    alarms.add(run);
    return () => void alarms.delete(run);
  };
  const timeUp = () => {
    for (const run of alarms) run();
  };
  return { machine: { wake }, alarms, timeUp };
}

describe("waiting for effects", () => {
  test("ends when as many have come as were asked for", async () => {
    const { machine, alarms } = stoppedMachine();
    const { call, sandbox } = await hearing(undefined, { machine });
    const waiting = sandbox().waitForEffects({ topic: "parcel.accepted", status: "delivered" }, 2, 60_000);
    await call(aBook());
    await call(aBook());
    expect(await waiting).toMatchObject({ enough: true, effects: [{ status: "delivered" }, { status: "delivered" }] });
    expect(alarms.size).toBe(0);
  });

  test("ends when the time is up, with those that came", async () => {
    const { machine, timeUp } = stoppedMachine();
    const { call, sandbox } = await hearing(undefined, { machine });
    await call(aBook());
    await sandbox().settle();
    const waiting = sandbox().waitForEffects({ kind: "webhook" }, 2, 60_000);
    timeUp();
    expect(await waiting).toMatchObject({ enough: false, effects: [{ id: 1 }] });
  });

  test("answers at once where there is enough already, or no time at all", async () => {
    const { call, sandbox } = await hearing();
    await call(aBook());
    await sandbox().settle();
    expect(await sandbox().waitForEffects({ kind: "webhook" }, 1, 60_000)).toMatchObject({ enough: true });
    expect(await sandbox().waitForEffects({ kind: "webhook" }, 0, 0)).toMatchObject({ enough: true });
    expect(await sandbox().waitForEffects({ kind: "email" }, 1, 0)).toEqual({ enough: false, effects: [] });
  });

  test("ends when the sandbox does", async () => {
    const { machine } = stoppedMachine();
    const { simulator, sandbox } = await hearing(undefined, { machine });
    const waiting = sandbox().waitForEffects({ kind: "webhook" }, 1, 60_000);
    await simulator.runtime.reset("default");
    expect(await waiting).toMatchObject({ enough: false });
  });
});

describe("delivering what is due", () => {
  test("answers what was attempted meanwhile, and nothing a second time", async () => {
    const { call, sandbox } = await hearing(() => 500);
    const two = Promise.all([call(aBook()), call(aBook({ to: "Bo" }))]);
    await two;
    const attempted = await sandbox().deliverDue();
    expect(attempted.every(({ attempts }) => attempts.length === 1)).toBe(true);
    expect(await sandbox().deliverDue()).toEqual([]);
    await sandbox().setClock("2026-03-01T12:00:30.000Z");
    expect(await sandbox().deliverDue()).toMatchObject([{ id: 1 }, { id: 3 }]);
  });
});

describe("an e-mail", () => {
  const told: NewEffect = { kind: "email", topic: "code", to: "ann@example.com", data: { text: "Code 4819" } };
  const send = async () => {
    throw new Error("nobody may be called");
  };
  const sent = async () => {
    const simulation = await simulate({ machine: { send } });
    await simulation.sandbox().transact("parcels", "", async ({ emit }) => emit(told));
    await simulation.sandbox().settle();
    return simulation;
  };

  test("is delivered when it is due, with nobody called, and kept", async () => {
    const { sandbox } = await sent();
    expect(await sandbox().outbox({ kind: "email" })).toMatchObject([
      { status: "delivered", to: "ann@example.com", attempts: [{ at: "2026-03-01T12:00:00.000Z" }] },
    ]);
  });

  test("is sent again by hand as anything else", async () => {
    const { sandbox } = await sent();
    expect(await sandbox().redeliver(1)).toMatchObject({ status: "delivered", attempts: [{}, { redelivered: true }] });
  });
});
