import { describe, expect, test } from "vitest";
import { attemptsOf, hearing, hook, told } from "./hearing.ts";
import { aBook } from "./simulate.ts";

const webhooks = { kind: "webhook" } as const;

describe("a webhook that nobody takes", () => {
  test("is sent again after 30 seconds and after five minutes more, then given up", async () => {
    const { call, sandbox, heard } = await hearing(() => 503);
    await call(aBook({ deliver_in_hours: 48 }));
    await sandbox().settle();
    const [first] = await sandbox().outbox(webhooks);
    expect(first).toMatchObject({ status: "pending", dueAt: "2026-03-01T12:00:30.000Z" });
    await sandbox().advance({ hours: 1 });
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([["12:00:00 503", "12:00:30 503", "12:05:30 503"]]);
    expect(await sandbox().outbox({ status: "failed" })).toHaveLength(1);
    await sandbox().advance({ hours: 1 });
    expect(heard).toHaveLength(3);
  });

  test("arrives with the retry that is taken, with the same bytes", async () => {
    const { call, sandbox, heard } = await hearing((_request, n) => (n < 3 ? 500 : 200));
    await call(aBook());
    await sandbox().advance({ hours: 1 });
    expect(await sandbox().outbox(webhooks)).toMatchObject([{ status: "delivered" }]);
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
    expect(told(heard)).toEqual(["12:00:00 Ann", "12:00:30 Ann", "12:05:30 Ann"]);
  });

  test("stands in nobody's way, and takes its place by its new instant", async () => {
    const { call, sandbox, heard } = await hearing((_request, n) => (n <= 2 ? 500 : 200));
    await call(aBook({ to: "Ann" }));
    await sandbox().settle();
    await sandbox().advance({ seconds: 10 });
    await call(aBook({ to: "Bo" }));
    await sandbox().settle();
    await call(aBook({ to: "Cy" }));
    await sandbox().advance({ hours: 1 });
    expect(told(heard)).toEqual(["12:00:00 Ann", "12:00:10 Bo", "12:00:10 Cy", "12:00:30 Ann", "12:00:40 Bo"]);
  });

  test("fails at once where the setting says never", async () => {
    const { call, sandbox, heard } = await hearing(() => 500);
    await sandbox().changeSettings("parcels", { "webhook-retries": "never" });
    await call(aBook());
    await sandbox().advance({ hours: 1 });
    expect(await sandbox().outbox(webhooks)).toMatchObject([{ status: "failed" }]);
    expect(heard).toHaveLength(1);
  });

  test("is not tried again where trying is in vain: the receiver is gone", async () => {
    const { call, sandbox, heard } = await hearing(() => 410);
    await call(aBook());
    await sandbox().advance({ hours: 1 });
    expect(heard).toHaveLength(1);
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([
      ["12:00:00 410", `12:00:30 nobody is registered at ${hook}`],
    ]);
  });

  test("is told apart from one that takes too long", async () => {
    const alarms: (() => void)[] = [];
    const wake = (_at: number, run: () => void) => {
      alarms.push(run);
      return () => {};
    };
    const never = () => new Promise<number>(() => {});
    const { call, sandbox } = await hearing(never, { machine: { wake } });
    await call(aBook());
    const settled = sandbox().settle();
    await expect.poll(() => alarms.length).toBe(1);
    for (const ring of alarms) ring();
    await settled;
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([["12:00:00 timeout"]]);
    expect(await sandbox().outbox(webhooks)).toMatchObject([{ status: "pending" }]);
  });
});

describe("sending again by hand", () => {
  test("is one attempt now, after which a waiting retry is not needed", async () => {
    const { call, sandbox, heard } = await hearing((_request, n) => (n === 1 ? 500 : 200));
    await call(aBook());
    await sandbox().settle();
    const again = await sandbox().redeliver(1);
    expect(again).toMatchObject({ id: 1, status: "delivered" });
    await sandbox().advance({ hours: 1 });
    expect(heard).toHaveLength(2);
    expect(attemptsOf([again])).toEqual([["12:00:00 500", "12:00:00 200 redelivered"]]);
  });

  test("sends the same bytes once more of what was delivered, and takes nothing back when that fails", async () => {
    const { call, sandbox, heard } = await hearing((_request, n) => (n === 1 ? 200 : 500));
    await call(aBook());
    await sandbox().settle();
    expect(await sandbox().redeliver(1)).toMatchObject({ status: "delivered" });
    expect(heard[1]?.body).toBe(heard[0]?.body);
    await sandbox().advance({ hours: 1 });
    expect(heard).toHaveLength(2);
  });

  test("does not use up a retry", async () => {
    const { call, sandbox } = await hearing(() => 500);
    await call(aBook());
    await sandbox().settle();
    await sandbox().redeliver(1);
    await sandbox().advance({ hours: 1 });
    expect(attemptsOf(await sandbox().outbox(webhooks))).toEqual([
      ["12:00:00 500", "12:00:00 500 redelivered", "12:00:30 500", "12:05:30 500"],
    ]);
  });

  test.each([
    ["what was never announced", 99, "no effect 99"],
    ["a job", 2, "effect 2 is a job"],
  ])("of %s is refused, and nothing changes", async (_what, id, message) => {
    const { call, sandbox, heard } = await hearing();
    await call(aBook());
    await sandbox().settle();
    const before = await sandbox().outbox();
    await expect(sandbox().redeliver(id)).rejects.toThrow(RangeError);
    await expect(sandbox().redeliver(id)).rejects.toThrow(message);
    expect(await sandbox().outbox()).toEqual(before);
    expect(heard).toHaveLength(1);
  });
});
