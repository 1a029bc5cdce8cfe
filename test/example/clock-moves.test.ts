import { describe, expect, test } from "vitest";
import { machineTime } from "../../src/runtime/clock.ts";
import { attemptsOf, hearing, told } from "./hearing.ts";
import { parcels } from "./service/service.ts";
import { aBook, noon, parcelsIn, rawOf, simulate } from "./simulate.ts";

const webhooks = { kind: "webhook" } as const;

describe("advancing to what is due next", () => {
  test("goes from one due instant to the next, retries among them, and says where it is", async () => {
    const { call, sandbox } = await hearing((_request, n) => (n === 1 ? 500 : 200));
    await call(aBook({ deliver_in_hours: 3 }));
    await call(aBook({ deliver_in_hours: 2 }));
    await sandbox().settle();
    expect(await sandbox().nextDueAt()).toBe("2026-03-01T12:00:30.000Z");
    const reached = [];
    for (let i = 0; i < 3; i += 1) reached.push(await sandbox().advanceToNext());
    expect(reached).toEqual(["2026-03-01T12:00:30.000Z", "2026-03-01T14:00:00.000Z", "2026-03-01T15:00:00.000Z"]);
    expect(sandbox().now()).toBe("2026-03-01T15:00:00.000Z");
    expect(await sandbox().outbox({ status: "pending" })).toEqual([]);
  });

  test("stays where it is when nothing is pending", async () => {
    const { sandbox } = await hearing();
    expect(await sandbox().advanceToNext()).toBeUndefined();
    expect(await sandbox().nextDueAt()).toBeUndefined();
    expect(sandbox().now()).toBe(noon);
  });
});

describe("setting the clock", () => {
  test("forward overtakes what was due on the way: it is done late, with the new time's stamps", async () => {
    const { call, sandbox, heard } = await hearing();
    await call(aBook({ deliver_in_hours: 2 }));
    await call(aBook({ deliver_in_hours: 1, to: "Bo" }));
    await sandbox().settle();
    await sandbox().setClock("2026-03-05T00:00:00.000Z");
    await sandbox().settle();
    expect(told(heard).slice(2)).toEqual(["00:00:00 Bo", "00:00:00 Ann"]);
    expect(await parcelsIn({ ...(await simulate()), sandbox })).toMatchObject([
      { deliveredAt: "2026-03-05T00:00:00.000Z" },
      { deliveredAt: "2026-03-05T00:00:00.000Z" },
    ]);
  });

  test("backward undoes nothing, and what is pending waits for its instant", async () => {
    const { call, sandbox } = await hearing();
    await call(aBook({ deliver_in_hours: 1 }));
    await sandbox().settle();
    await sandbox().setClock("2025-01-01T00:00:00.000Z");
    await sandbox().settle();
    expect(sandbox().clock()).toEqual({ mode: "frozen", now: "2025-01-01T00:00:00.000Z" });
    expect(await sandbox().outbox({ kind: "job" })).toMatchObject([{ status: "pending" }]);
    await sandbox().advance({ years: 2 });
    expect(attemptsOf(await sandbox().outbox({ kind: "job" }))).toEqual([["13:00:00"]]);
  });

  test("keeps a following clock following, from the new time on", async () => {
    let now = Date.parse(noon);
    const { simulator } = await simulate({ machine: { now: () => now } });
    const sandbox = await simulator.runtime.create({ name: "follows", clock: machineTime });
    await sandbox.setClock("2030-01-01T00:00:00.000Z");
    now += 1500;
    expect(sandbox.clock()).toEqual({ mode: "follow", now: "2030-01-01T00:00:01.500Z" });
    await sandbox.follow();
    expect(sandbox.now()).toBe("2026-03-01T12:00:01.500Z");
  });
});

describe("while time is advanced", () => {
  test("a receiver that calls back is answered, and what it causes takes its place in the same advance", async () => {
    const { call, sandbox, heard, simulator } = await hearing(async ({ headers, body }) => {
      if (headers["x-parcels-topic"] !== "parcel.delivered" || JSON.parse(body).parcel.to !== "Ann") return 200;
      return (await simulator.pipeline.handle(parcels, rawOf(aBook({ to: "Bo", deliver_in_hours: 5 })))).status;
    });
    await call(aBook({ deliver_in_hours: 1 }));
    await sandbox().advance({ hours: 10 });
    expect(told(heard)).toEqual(["12:00:00 Ann", "13:00:00 Ann", "13:00:00 Bo", "18:00:00 Bo"]);
  });

  test("several who move it take their turns", async () => {
    const { call, sandbox } = await hearing();
    await call(aBook({ deliver_in_hours: 3 }));
    await Promise.all([
      sandbox().advance({ hours: 2 }),
      sandbox().advance({ hours: 2 }),
      sandbox().setClock("2026-03-01T20:00:00.000Z"),
      sandbox().advance({ minutes: 1 }),
    ]);
    expect(sandbox().now()).toBe("2026-03-01T20:01:00.000Z");
    expect(attemptsOf(await sandbox().outbox({ kind: "job" }))).toEqual([["15:00:00"]]);
  });

  test("a reset ends the advance of what it replaces", async () => {
    const { call, sandbox, simulator } = await hearing(async ({ headers }) => {
      if (headers["x-parcels-topic"] === "parcel.delivered") void simulator.runtime.reset("default");
      return 200;
    });
    await call(aBook({ deliver_in_hours: 1 }));
    await call(aBook({ deliver_in_hours: 2 }));
    const before = sandbox();
    await expect(before.advance({ days: 1 })).rejects.toThrow("was reset, loaded anew, deleted or stopped meanwhile");
    await expect.poll(() => sandbox() !== before).toBe(true);
    expect(await sandbox().outbox(webhooks)).toEqual([]);
  });
});
