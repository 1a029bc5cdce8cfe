import { describe, expect, test } from "vitest";
import type { OutgoingRequest } from "../../src/core/effect.ts";
import * as errors from "./service/errors.ts";
import { parcels } from "./service/service.ts";
import { aBook, aReceiver, noon, parcelsIn, type Simulation, simulate } from "./simulate.ts";

/** A simulator with one receiver, whose deliveries end in a list of what and when. */
async function listening() {
  const heard: (readonly [topic: string | undefined, to: string, at: string, clock: string])[] = [];
  const send = async ({ headers, body }: OutgoingRequest) => {
    const { parcel, sent_at } = JSON.parse(body);
    heard.push([headers["x-parcels-topic"], parcel.to, atTime(sent_at), simulation.sandbox().now().slice(0, 16)]);
    return { status: 200 };
  };
  const simulation: Simulation = await simulate({ machine: { send } });
  await simulation.call(aReceiver("http://127.0.0.1:9001/hook"));
  await simulation.sandbox().settle();
  return { ...simulation, heard };
}

const atTime = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 16);

describe("a job on a frozen clock", () => {
  test("waits until time is advanced past its instant, to the millisecond", async () => {
    const simulation = await listening();
    const { call, sandbox } = simulation;
    await call(aBook({ deliver_in_hours: 24 }));
    await sandbox().settle();
    await sandbox().advance({ to: "2026-03-02T11:59:59.999Z" });
    expect(await parcelsIn(simulation)).toMatchObject([{ status: "accepted" }]);
    await sandbox().advance({ to: "2026-03-02T12:00:00.000Z" });
    expect(await parcelsIn(simulation)).toMatchObject([
      { status: "delivered", deliveredAt: "2026-03-02T12:00:00.000Z" },
    ]);
  });

  test("runs at its own instant however far the clock is moved at once", async () => {
    const simulation = await listening();
    await simulation.call(aBook({ deliver_in_hours: 7 }));
    await simulation.sandbox().advance({ years: 3 });
    expect(simulation.sandbox().now()).toBe("2029-03-01T12:00:00.000Z");
    expect(await parcelsIn(simulation)).toMatchObject([{ deliveredAt: "2026-03-01T19:00:00.000Z" }]);
    expect(await simulation.sandbox().outbox()).toMatchObject([
      { topic: "parcel.accepted", dueAt: noon, attempts: [{ at: noon }] },
      { topic: "deliver-parcel", dueAt: "2026-03-01T19:00:00.000Z", attempts: [{ at: "2026-03-01T19:00:00.000Z" }] },
      { topic: "parcel.delivered", dueAt: "2026-03-01T19:00:00.000Z", attempts: [{ at: "2026-03-01T19:00:00.000Z" }] },
    ]);
  });

  test("takes its place in the order of due instants, and of announcement where they are equal", async () => {
    const { call, sandbox, heard } = await listening();
    for (const [to, deliver_in_hours] of [
      ["Ann", 3],
      ["Bo", 1],
      ["Cy", 3],
      ["Di", 2],
    ] as const) {
      await call(aBook({ to, deliver_in_hours }));
    }
    await sandbox().settle();
    heard.length = 0;
    await sandbox().advance({ hours: 5 });
    expect(heard).toEqual([
      ["parcel.delivered", "Bo", "2026-03-01T13:00", "2026-03-01T13:00"],
      ["parcel.delivered", "Di", "2026-03-01T14:00", "2026-03-01T14:00"],
      ["parcel.delivered", "Ann", "2026-03-01T15:00", "2026-03-01T15:00"],
      ["parcel.delivered", "Cy", "2026-03-01T15:00", "2026-03-01T15:00"],
    ]);
  });

  test("finds the world as it is at its instant: what was called off is not delivered", async () => {
    const simulation = await listening();
    const { body } = await simulation.call(aBook());
    await simulation.call({ method: "DELETE", path: `/parcels/${(body as { parcel_id: string }).parcel_id}` });
    await simulation.sandbox().advance({ days: 2 });
    expect(await parcelsIn(simulation)).toMatchObject([{ status: "cancelled" }]);
    expect(simulation.heard.map(([topic]) => topic)).toEqual(["parcel.accepted"]);
  });

  test("runs once, and a second advance finds nothing to do", async () => {
    const { call, sandbox, heard } = await listening();
    await call(aBook({ deliver_in_hours: 1 }));
    await sandbox().advance({ hours: 2 });
    await sandbox().advance({ hours: 2 });
    expect(heard.map(([topic]) => topic)).toEqual(["parcel.accepted", "parcel.delivered"]);
  });

  test.each([
    ["that fails", new Error("out of petrol"), "out of petrol"],
    ["that is refused by a rule", errors.noSuchParcel(), "refused by parcel-known"],
  ])("%s leaves nothing but a note of why", async (_what, failure, error) => {
    const jobs = { "deliver-parcel": () => Promise.reject(failure) };
    const simulation = await simulate({ services: [{ ...parcels, jobs }] });
    await simulation.call(aBook());
    await simulation.sandbox().advance({ days: 1 });
    expect(await parcelsIn(simulation)).toMatchObject([{ status: "accepted" }]);
    expect(await simulation.sandbox().outbox()).toMatchObject([{ status: "failed", attempts: [{ error }] }]);
  });
});

test("on a clock that follows the machine's, a job is woken at its instant and not before", async () => {
  const alarms: { at: number; run: () => void }[] = [];
  let machineNow = Date.parse(noon);
  const wake = (at: number, run: () => void) => {
    alarms.push({ at, run });
    return () => {};
  };
  const simulation = await simulate({ machine: { now: () => machineNow, wake } });
  await simulation.sandbox().follow();
  await simulation.call(aBook({ deliver_in_hours: 3 }));
  await simulation.sandbox().settle();
  const alarm = alarms.at(-1);
  expect(new Date(alarm?.at ?? 0).toISOString()).toBe("2026-03-01T15:00:00.000Z");
  expect(await parcelsIn(simulation)).toMatchObject([{ status: "accepted" }]);

  machineNow = alarm?.at ?? 0;
  alarm?.run();
  await simulation.sandbox().settle();
  expect(await parcelsIn(simulation)).toMatchObject([{ deliveredAt: "2026-03-01T15:00:00.000Z" }]);
});

test("the clock does not go back", async () => {
  const { sandbox } = await listening();
  await expect(sandbox().advance({ hours: -1 })).rejects.toThrow(RangeError);
  expect(sandbox().now()).toBe(noon);
});
