import { describe, expect, test } from "vitest";
import { machineTime, read, setTo, show } from "../../src/runtime/clock.ts";
import { aBook, noon, parcelsIn, simulate } from "../example/simulate.ts";

const millis = Date.parse(noon);

describe("a clock by itself", () => {
  test("follows the machine at its distance", () => {
    const ahead = setTo(machineTime, "2026-03-02T12:00:00.000Z", millis);
    expect(read(machineTime, millis)).toBe(noon);
    expect(read(ahead, millis + 1500)).toBe("2026-03-02T12:00:01.500Z");
    expect(show(ahead, millis)).toEqual({ mode: "follow", now: "2026-03-02T12:00:00.000Z" });
  });

  test("stands still once frozen, also after it is set", () => {
    const frozen = setTo({ frozen: noon }, "2026-04-01T00:00:00.000Z", millis);
    expect(read(frozen, millis + 99_999)).toBe("2026-04-01T00:00:00.000Z");
    expect(show(frozen, millis)).toEqual({ mode: "frozen", now: "2026-04-01T00:00:00.000Z" });
  });
});

/** Three parcels, due after 30, 10 and 20 hours. */
async function threeParcels() {
  const done: string[] = [];
  const shop = await simulate({
    onEffect: (_sandbox, { topic, attempts }) => done.push(`${topic} ${attempts[0]?.at}`),
  });
  for (const hours of [30, 10, 20]) await shop.call(aBook({ deliver_in_hours: hours }));
  return { ...shop, done, statuses: async () => (await parcelsIn(shop)).map(({ status }) => status) };
}

describe("a sandbox's clock", () => {
  test("does on the way what falls due, each at its own instant and in order", async () => {
    const { sandbox, done, statuses } = await threeParcels();
    await sandbox().advance({ hours: 29 });
    await sandbox().settle();
    expect(done).toEqual(["deliver-parcel 2026-03-01T22:00:00.000Z", "deliver-parcel 2026-03-02T08:00:00.000Z"]);
    expect(await statuses()).toEqual(["accepted", "delivered", "delivered"]);
    expect(sandbox().now()).toBe("2026-03-02T17:00:00.000Z");
  });

  test("does what is due at the very instant it stops at", async () => {
    const { sandbox, done } = await threeParcels();
    await sandbox().advance({ to: "2026-03-01T21:59:59.999Z" });
    await sandbox().settle();
    expect(done).toEqual([]);
    await sandbox().advance({ to: "2026-03-01T22:00:00.000Z" });
    await sandbox().settle();
    expect(done).toHaveLength(1);
  });

  test("goes as far as is asked and never back", async () => {
    const { sandbox, done } = await threeParcels();
    await sandbox().advance({ years: 500 });
    expect(done).toHaveLength(3);
    expect(sandbox().now()).toBe("2526-03-01T12:00:00.000Z");
    await expect(sandbox().advance({ days: -1 })).rejects.toThrow("is before the sandbox's time");
    await expect(sandbox().advance({ to: noon })).rejects.toThrow(RangeError);
    expect(sandbox().now()).toBe("2526-03-01T12:00:00.000Z");
  });

  test("goes on from the machine's time when it follows, and keeps its distance after an advance", async () => {
    let now = millis;
    const { simulator } = await simulate({ machine: { now: () => now } });
    const sandbox = await simulator.runtime.create({ name: "follows", clock: machineTime });
    await sandbox.advance({ days: 1 });
    now += 5_000;
    expect(sandbox.now()).toBe("2026-03-02T12:00:05.000Z");
    await sandbox.freeze();
    now += 5_000;
    expect(sandbox.clock()).toEqual({ mode: "frozen", now: "2026-03-02T12:00:05.000Z" });
    await sandbox.follow();
    expect(sandbox.now()).toBe("2026-03-01T12:00:10.000Z");
  });

  test("wakes the machine for the next thing due, and only when it follows", async () => {
    const woken: number[] = [];
    const wake = (at: number) => {
      woken.push(at);
      return () => {};
    };
    const { simulator, call } = await simulate({ machine: { wake } });
    await simulator.runtime.create({ name: "follows", clock: machineTime });
    await call({ ...aBook({ deliver_in_hours: 30 }), headers: { "x-sandbox": "follows" } });
    await simulator.runtime.get("follows")?.settle();
    await call(aBook({ deliver_in_hours: 10 }));
    await simulator.runtime.get("default")?.settle();
    expect(woken).toEqual([millis + 30 * 3_600_000]);
  });
});
