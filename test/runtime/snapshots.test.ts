import { describe, expect, test } from "vitest";
import { runtimeTables } from "../../src/runtime/snapshot/document.ts";
import { sandboxTable, schemaOf } from "../../src/runtime/transaction.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { aBook, aReceiver, simulate } from "../example/simulate.ts";
import { anOrder, aShop } from "./shop.ts";

/** A shop whose default sandbox has been used, and is kept as `used`. */
async function aUsedShop() {
  const shop = await aShop({ scenarios: ["rank-math/mixed-book"] });
  await shop.ask(anOrder({ email: "kim@example.com" }));
  await shop.sandbox().advance({ days: 3 });
  await shop.sandbox().changeSettings("rank-math", { "not-found-status": 400 });
  await shop.sandbox().addFault({
    service: "rank-math",
    operation: "listOrders",
    answer: "internal_server_error",
    next: 2,
    at: "before",
  });
  return { ...shop, summary: await shop.runtime.snapshots.save("default", "used") };
}

describe("a snapshot", () => {
  test("says what it holds", async () => {
    const { runtime, sandbox, summary } = await aUsedShop();
    expect(summary).toEqual({
      name: "used",
      sandbox: "default",
      at: "2026-03-04T12:00:00.000Z",
      scenarios: ["rank-math/mixed-book"],
      rows: 32,
      hash: await sandbox().hash(),
    });
    expect(runtime.snapshots.list()).toEqual([summary]);
    expect(runtime.names()).toEqual(["default"]);
  });

  test("brings any sandbox into its state: rows, clock, settings, faults; not its credentials, and no journal", async () => {
    const { runtime, ask, summary } = await aUsedShop();
    const before = await runtime.create({ name: "other" });
    await ask(anOrder({}, { sandbox: "other" }));
    const after = await runtime.snapshots.load("used", "other");
    expect(runtime.get("other")).toBe(after);
    expect(await after.hash()).toBe(summary.hash);
    expect(after.record.credentials).toEqual(before.record.credentials);
    expect(after.clock()).toEqual({ mode: "frozen", now: "2026-03-04T12:00:00.000Z" });
    expect(after.journal.entries()).toEqual([]);
    const { username = "", password = "" } = after.record.credentials["rank-math"]?.reseller ?? {};
    const statuses = [];
    for (const path of ["orders/", "orders/", "orders/", "order/1"])
      statuses.push((await ask({ path, by: { username, password } })).status);
    expect(statuses).toEqual([500, 500, 200, 400]);
  });

  test("stays as it was saved, whatever happens where it came from and where it was loaded", async () => {
    const { runtime, ask, summary } = await aUsedShop();
    await ask(anOrder({ email: "x@example.com" }));
    await runtime.snapshots.load("used", "default");
    await ask(anOrder({ email: "y@example.com" }));
    expect(await (await runtime.snapshots.load("used", "default")).hash()).toBe(summary.hash);
  });

  test("makes way for another one of its name, and goes when it is deleted", async () => {
    const { runtime, ask, summary } = await aUsedShop();
    await ask(anOrder({ email: "x@example.com" }));
    const again = await runtime.snapshots.save("default", "used");
    expect(again.hash).not.toBe(summary.hash);
    expect(runtime.snapshots.list()).toEqual([again]);
    expect(await (await runtime.snapshots.load("used", "default")).hash()).toBe(again.hash);
    await runtime.snapshots.delete("used");
    expect(runtime.snapshots.list()).toEqual([]);
    await expect(runtime.snapshots.load("used", "default")).rejects.toMatchObject({ reason: "unknown" });
  });

  test("is taken once nothing due is left, and what was still to come comes where it is loaded", async () => {
    const { simulator, call, sandbox } = await simulate({ machine: { send: async () => ({ status: 200 }) } });
    await call(aReceiver("http://127.0.0.1:1/hook"));
    await call(aBook());
    const { snapshots } = simulator.runtime;
    const { hash } = await snapshots.save("default", "booked");
    expect((await sandbox().outbox()).map(({ status }) => status).toSorted()).toEqual(["delivered", "pending"]);
    await simulator.runtime.create({ name: "other" });
    const other = await snapshots.load("booked", "other");
    expect(await other.hash()).toBe(hash);
    await other.advance({ days: 2 });
    await sandbox().advance({ days: 2 });
    expect(await other.hash()).toBe(await sandbox().hash());
  });

  test("of ten thousand orders is saved, exported and imported", async () => {
    const { runtime } = await aShop();
    await runtime.create({ name: "book", scenarios: ["rank-math/large-book"] });
    const saved = await runtime.snapshots.save("book", "book");
    const copy = await runtime.snapshots.import("copy", await runtime.snapshots.export("book"));
    expect(copy).toEqual({ ...saved, name: "copy" });
  });
});

describe("an exported snapshot", () => {
  test("is JSON that leads to the same state in another simulator, and holds no sandbox's credentials", async () => {
    const { runtime, summary } = await aUsedShop();
    const text = JSON.stringify(await runtime.snapshots.export("used"));
    expect(text).not.toMatch(/minted|"keys"|"credentials"/);
    const there = await aShop();
    expect(await there.runtime.snapshots.import("theirs", JSON.parse(text))).toEqual({ ...summary, name: "theirs" });
    const loaded = await there.runtime.snapshots.load("theirs", "default");
    expect(await loaded.hash()).toBe(summary.hash);
    expect(loaded.faults.waiting).toHaveLength(1);
    expect(JSON.stringify(await there.runtime.snapshots.export("theirs"))).toBe(text);
  });

  test("carries the outbox and what is still to come", async () => {
    const { simulator, call } = await simulate({ machine: { send: async () => ({ status: 200 }) } });
    await call(aReceiver("http://127.0.0.1:1/hook"));
    await call(aBook());
    const { snapshots } = simulator.runtime;
    const { hash } = await snapshots.save("default", "booked");
    const document = JSON.parse(JSON.stringify(await snapshots.export("booked")));
    expect((await snapshots.import("again", document)).hash).toBe(hash);
    const loaded = await snapshots.load("again", "default");
    await loaded.advance({ days: 2 });
    expect((await loaded.outbox()).map(({ status }) => status)).toEqual(["delivered", "delivered", "delivered"]);
  });

  test("carries delivery plans, which a fork has too", async () => {
    const { simulator, sandbox } = await simulate();
    await sandbox().addDeliveryPlan({ service: "parcels", plan: [{ pretend: 500 }, { send: "twice" }] });
    const { snapshots } = simulator.runtime;
    await snapshots.save("default", "planned");
    await snapshots.import("again", JSON.parse(JSON.stringify(await snapshots.export("planned"))));
    await simulator.runtime.create({ name: "other" });
    const loaded = await snapshots.load("again", "other");
    const fork = await simulator.runtime.fork("default", "fork");
    expect(loaded.deliveryPlans()).toEqual(sandbox().deliveryPlans());
    expect(fork.deliveryPlans()).toEqual(sandbox().deliveryPlans());
    await fork.removeDeliveryPlans();
    expect(sandbox().deliveryPlans()).toHaveLength(1);
  });

  test("may be changed by hand: ids that it brings along are passed", async () => {
    const { runtime, ask, sandbox } = await aUsedShop();
    const document = JSON.parse(JSON.stringify(await runtime.snapshots.export("used")));
    const [first] = document.tables["rank-math"].customers;
    document.tables["rank-math"].customers.push({
      ...first,
      id: 500_000,
      email: "far@example.com",
      createdAt: "2026-01-01",
    });
    await runtime.snapshots.import("changed", document);
    await runtime.snapshots.load("changed", "default");
    expect(await sandbox().row("rank-math", "customers", 500_000)).toMatchObject({
      createdAt: "2026-01-01T00:00:00.000Z",
    });
    await ask(anOrder({ email: "next@example.com" }));
    expect(await sandbox().row("rank-math", "customers", 500_001)).toMatchObject({ email: "next@example.com" });
  });

  test("holds every table of the runtime's own", () => {
    const own = Object.keys(schemaOf([rankMath])).filter(
      (name) => name.startsWith("runtime.") && name !== sandboxTable,
    );
    expect(Object.values<string>(runtimeTables).sort()).toEqual(own.sort());
  });
});
