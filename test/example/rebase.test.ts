import { describe, expect, test } from "vitest";
import { machineTime } from "../../src/runtime/clock.ts";
import { mapInstants } from "../../src/runtime/instants-within.ts";
import { attemptsOf, hearing, told } from "./hearing.ts";
import { aBook, noon, parcelsIn, simulate } from "./simulate.ts";

const moved = "2026-01-01T00:00:00.000Z";

describe("rebasing a sandbox", () => {
  test("moves every stored instant by as much as the clock, and what is pending keeps its distance", async () => {
    const simulation = await hearing((_request, n) => (n === 1 ? 500 : 200));
    const { call, sandbox, heard } = simulation;
    await call(aBook({ deliver_in_hours: 24 }));
    await sandbox().settle();
    const settings = sandbox().settings("parcels");
    await sandbox().rebase(moved);

    expect(sandbox().clock()).toEqual({ mode: "frozen", now: moved });
    expect(await parcelsIn(simulation)).toMatchObject([{ dueAt: "2026-01-02T00:00:00.000Z", status: "accepted" }]);
    expect(await sandbox().outbox()).toMatchObject([
      { dueAt: "2026-01-01T00:00:30.000Z", attempts: [{ at: moved, status: 500 }] },
      { dueAt: "2026-01-02T00:00:00.000Z", attempts: [] },
    ]);
    expect(sandbox().settings("parcels")).toEqual(settings);

    await sandbox().advance({ hours: 25 });
    expect(told(heard)).toEqual(["12:00:00 Ann", "00:00:30 Ann", "00:00:00 Ann"]);
    expect(await parcelsIn(simulation)).toMatchObject([{ deliveredAt: "2026-01-02T00:00:00.000Z" }]);
  });

  test("goes to the machine's time unless told otherwise, in the same mode", async () => {
    let now = Date.parse(noon);
    const { simulator, call } = await simulate({ machine: { now: () => now } });
    const sandbox = await simulator.runtime.create({ name: "follows", clock: machineTime });
    await call({ ...aBook({ deliver_in_hours: 720 }), headers: { "x-sandbox": "follows" } });
    await sandbox.advance({ weeks: 1 });
    await sandbox.rebase();
    expect(sandbox.record.clock).toEqual({ follow: 0 });
    expect(await sandbox.nextDueAt()).toBe("2026-03-24T12:00:00.000Z");
    now += 1000;
    expect(sandbox.now()).toBe("2026-03-01T12:00:01.000Z");
  });

  test("there and back changes nothing", async () => {
    const { call, sandbox } = await hearing();
    await call(aBook());
    await sandbox().advance({ hours: 30 });
    const before = await sandbox().hash();
    const now = sandbox().now();
    await sandbox().rebase("1999-12-31T23:59:59.999Z");
    expect(await sandbox().hash()).not.toBe(before);
    await sandbox().rebase(now);
    expect(await sandbox().hash()).toBe(before);
  });

  test("moves whole instants within what effects carry, and no other text", async () => {
    const { sandbox } = await hearing();
    const data = {
      at: noon,
      says: `at ${noon}`,
      day: "2026-03-01",
      nested: [{ at: noon }],
      odd: "2026-02-30T00:00:00.000Z",
    };
    await sandbox().transact("parcels", "", async ({ emit }) => emit({ kind: "email", topic: "x", data }));
    await sandbox().rebase(moved);
    expect((await sandbox().effect(1))?.data).toMatchObject({ ...data, at: moved, nested: [{ at: moved }] });
  });

  test("is refused where an instant would leave the calendar, and nothing moves", async () => {
    const { call, sandbox } = await hearing();
    await call(aBook({ deliver_in_hours: 720 }));
    await sandbox().settle();
    const before = await sandbox().hash();
    await expect(sandbox().rebase("9999-12-31T00:00:00.000Z")).rejects.toThrow("would leave the years 0 to 9999");
    expect(await sandbox().hash()).toBe(before);
    expect(sandbox().now()).toBe(noon);
  });
});

describe("instants within a row", () => {
  const dateTime = { format: "date-time" };
  const change = () => "moved";
  const within = {
    change,
    schemas: { Span: { properties: { from: dateTime, to: { $ref: "#/components/schemas/At" } } }, At: dateTime },
  };

  test("are found through lists, members, references and alternatives", () => {
    const schema = {
      properties: {
        at: dateTime,
        name: {},
        spans: { items: { $ref: "#/components/schemas/Span" } },
        either: { anyOf: [{ properties: { at: dateTime } }, { format: "date-time" }] },
        byName: { additionalProperties: { allOf: [dateTime] } },
      },
    };
    const row = {
      at: "a",
      name: "b",
      spans: [{ from: "c", to: "d", why: "e" }],
      either: { at: "f" },
      byName: { one: "g" },
      unknown: { at: "h" },
    };
    expect(mapInstants(row, [schema], within)).toEqual({
      at: "moved",
      name: "b",
      spans: [{ from: "moved", to: "moved", why: "e" }],
      either: { at: "moved" },
      byName: { one: "moved" },
      unknown: { at: "h" },
    });
  });

  test("a row without any is answered as it is", () => {
    const row = { id: 1, at: null, list: [1, 2] };
    expect(mapInstants(row, [{ properties: { at: dateTime, list: { items: {} } } }], within)).toBe(row);
  });
});

test("attempts are moved with their effect", async () => {
  const { call, sandbox } = await hearing();
  await call(aBook());
  await sandbox().settle();
  await sandbox().rebase("2026-03-01T06:30:00.000Z");
  expect(attemptsOf(await sandbox().outbox({ kind: "webhook" }))).toEqual([["06:30:00 200"]]);
});
