import { describe, expect, test } from "vitest";
import { SandboxRefused } from "../../src/runtime/runtime.ts";
import { SnapshotRefused } from "../../src/runtime/snapshot/refused.ts";
import { anOrder, aShop } from "./shop.ts";

// biome-ignore lint/suspicious/noExplicitAny: documents are broken in ways that no type allows
type Document = any;

const shop = await aShop({ scenarios: ["rank-math/mixed-book"] });
await shop
  .sandbox()
  .addFault({ service: "rank-math", operation: "getOrder", answer: "not_found", next: 1, at: "before" });
await shop.ask(anOrder({ email: "kim@example.com" }));
await shop.runtime.snapshots.save("default", "sound");
const sound = JSON.stringify(await shop.runtime.snapshots.export("sound"));
const soundEffect = {
  id: 1,
  service: "rank-math",
  kind: "webhook",
  topic: "t",
  dueAt: "2026-03-01T12:00:00.000Z",
  status: "pending",
  data: {},
  attempts: [],
};

const state = async () => ({
  names: shop.runtime.names(),
  snapshots: shop.runtime.snapshots.list(),
  hash: await shop.sandbox().hash(),
  record: shop.sandbox().record,
});

const orders = (document: Document) => document.tables["rank-math"].orders;

describe("a document is refused, and nothing is kept of it, when", () => {
  test.each<[string, (document: Document) => unknown, Partial<SnapshotRefused>]>([
    ["it is no object", () => [], { field: "" }],
    ["it is text", () => "snapshot", { field: "" }],
    ["it is of another format", (d) => ({ ...d, format: "dump" }), { field: "format", message: 'is "dump"' }],
    ["it is of a later version", (d) => ({ ...d, version: 2 }), { field: "version", remedy: "this version reads 1" }],
    ["it lacks a member", ({ at: _, ...d }) => d, { field: "at", message: "is missing" }],
    [
      "it has a member too many",
      (d) => ({ ...d, more: 1 }),
      { field: "more", message: "is not a field of a snapshot" },
    ],
    ["it names no sandbox", (d) => ({ ...d, sandbox: "../x" }), { field: "sandbox" }],
    ["its time is none", (d) => ({ ...d, at: "2026-02-30T00:00:00.000Z" }), { field: "at" }],
    [
      "a service is not here",
      (d) => ({ ...d, tables: { ...d.tables, "no-such-service": {} } }),
      { field: "tables.no-such-service", remedy: "known: rank-math" },
    ],
    ["a table is none", (d) => set(d, { ...d.tables["rank-math"], order: [] }), { field: "tables.rank-math.order" }],
    [
      "a table is named like a built-in",
      (d) => set(d, { ...d.tables["rank-math"], constructor: [] }),
      { field: "tables.rank-math.constructor" },
    ],
    ["a table is no list", (d) => set(d, { orders: {} }), { field: "tables.rank-math.orders" }],
    ["a row is none", (d) => set(d, { orders: [1, 2, 3, 5] }), { field: "tables.rank-math.orders[0]" }],
    [
      "an instant is none",
      (d) => change(d, 3, { paidAt: "yesterday" }),
      { field: "tables.rank-math.orders[3].paidAt", remedy: "write 2026-11-22T10:00:00Z or an offset like -3d +2h" },
    ],
    ["a value is not of its list", (d) => change(d, 2, { type: "gift" }), { field: "tables.rank-math.orders[2].type" }],
    [
      "a row has a field too many",
      (d) => change(d, 0, { colour: "red" }),
      { field: "tables.rank-math.orders[0].colour", message: "orders has no field colour" },
    ],
    ["a row holds U+0000", (d) => change(d, 1, { userId: "a\u0000" }), { field: "tables.rank-math.orders[1].userId" }],
    [
      "a row holds half a surrogate pair",
      (d) => change(d, 1, { userId: "\udc00" }),
      { field: "tables.rank-math.orders[1].userId" },
    ],
    [
      "a row would change a prototype",
      (d) => change(d, 1, JSON.parse('{"__proto__":{"x":1}}')),
      { field: "tables.rank-math.orders[1].__proto__" },
    ],
    ["an id is there twice", (d) => change(d, 1, { id: orders(d)[0].id }), { field: "tables.rank-math.orders[1].id" }],
    ["a unique value is there twice", (d) => twin(d), { field: "tables.rank-math.customers[1].email" }],
    ["it holds minted credentials", (d) => minted(d), { field: "tables.rank-math.applicationPasswords[0].minted" }],
    [
      "it is nested without end",
      (d) => ({ ...d, tables: nested() }),
      { message: "is nested more than 64 levels deep" },
    ],
    [
      "a setting is none",
      (d) => record(d, { settings: { "rank-math": { colour: "red" } } }),
      { field: "record.settings.rank-math.colour" },
    ],
    [
      "a setting is of no service",
      (d) => record(d, { settings: { "no-such-service": {} } }),
      { field: "record.settings.no-such-service" },
    ],
    [
      "a setting cannot be turned so",
      (d) =>
        record(d, { beginning: { ...d.record.beginning, settings: { "rank-math": { "plan-exists-status": 7 } } } }),
      { field: "record.beginning.settings.rank-math.plan-exists-status" },
    ],
    ["a clock is none", (d) => record(d, { clock: {} }), { field: "record.clock" }],
    ["a clock is two", (d) => record(d, { clock: { follow: 0, frozen: d.at } }), { field: "record.clock" }],
    ["a clock is beyond all years", (d) => record(d, { clock: { follow: 1e15 } }), { field: "record.clock.follow" }],
    ["a clock stands at no instant", (d) => record(d, { clock: { frozen: "noon" } }), { field: "record.clock.frozen" }],
    ["it brings credentials", (d) => record(d, { credentials: {} }), { field: "record.credentials" }],
    ["a fault is of no operation", (d) => fault(d, { operation: "fly" }), { field: "record.faults[0].operation" }],
    [
      "a fault is of no service",
      (d) => fault(d, { service: "no-such-service" }),
      { field: "record.faults[0].service" },
    ],
    [
      "a fault answers what its operation does not",
      (d) => fault(d, { answer: "x" }),
      { field: "record.faults[0].answer" },
    ],
    [
      "two faults have one number",
      (d) => record(d, { faults: [d.record.faults[0], d.record.faults[0]] }),
      { field: "record.faults[1].id", message: "1 is the number of an earlier one" },
    ],
    [
      "an id is too large to count on from",
      (d) => set(d, { orders: [{ ...orders(d)[0], id: 1e300 }] }),
      { field: "tables.rank-math.orders[0].id" },
    ],
    ["a fault never occurs", (d) => fault(d, { next: 0 }), { field: "record.faults[0].next" }],
    ["an effect has no such status", (d) => effects(d, { status: "lost" }), { field: "runtime.effects[0].status" }],
    [
      "an effect is of no service",
      (d) => effects(d, { service: "no-such-service" }),
      { field: "runtime.effects[0].service" },
    ],
    ["an effect is a job that there is not", (d) => effects(d, { kind: "job" }), { field: "runtime.effects[0].topic" }],
    ["an effect is due at no instant", (d) => effects(d, { dueAt: "soon" }), { field: "runtime.effects[0].dueAt" }],
    ["an effect's number will be given again", (d) => effects(d, {}), { field: "runtime.effects[0].id" }],
    [
      "a delivery plan is of no service",
      (d) => record(d, { deliveries: [{ id: 1, service: "no-such-service", plan: [{ pretend: 500 }] }] }),
      { field: "record.deliveries[0].service" },
    ],
    [
      "a delivery plan has a step that is none",
      (d) => record(d, { deliveries: [{ id: 1, service: "rank-math", plan: [{ send: "often" }] }] }),
      { field: "record.deliveries[0].plan[0].send" },
    ],
    [
      "a delivery plan has no number",
      (d) => record(d, { deliveries: [{ service: "rank-math", plan: [] }] }),
      { field: "record.deliveries[0].id" },
    ],
    ["chance has no state", (d) => runtime(d, { generator: [] }), { field: "runtime.generator" }],
    [
      "a sequence is none",
      (d) => runtime(d, { sequences: [{ id: "rank-math.fly", next: 1 }] }),
      { field: "runtime.sequences[0].id" },
    ],
    ["a table of the runtime is none", (d) => runtime(d, { sandbox: [] }), { field: "runtime.sandbox" }],
  ])("%s", async (_why, broken, refusal) => {
    const before = await state();
    for (const name of ["fresh", "sound"]) {
      const attempt = shop.runtime.snapshots.import(name, broken(JSON.parse(sound)));
      await expect(attempt).rejects.toBeInstanceOf(SnapshotRefused);
      await expect(attempt).rejects.toMatchObject({
        ...refusal,
        reason: "invalid",
        remedy: expect.stringMatching(/./),
      });
    }
    expect(await state()).toEqual(before);
  });
});

describe("a snapshot is refused", () => {
  test.each(["", "Upper", "../up", "a/b", "x".repeat(41)])("under the name %o", async (name) => {
    const before = await state();
    const { snapshots } = shop.runtime;
    await expect(snapshots.save("default", name)).rejects.toMatchObject({ reason: "invalid", field: "name" });
    await expect(snapshots.import(name, JSON.parse(sound))).rejects.toMatchObject({ reason: "invalid", field: "name" });
    expect(await state()).toEqual(before);
  });

  test("when there is none of its name", async () => {
    const { snapshots } = shop.runtime;
    const refusal = { reason: "unknown", field: "snapshot", remedy: "known: sound" };
    await expect(snapshots.load("none", "default")).rejects.toMatchObject(refusal);
    await expect(snapshots.export("none")).rejects.toMatchObject(refusal);
    await expect(snapshots.delete("none")).rejects.toMatchObject(refusal);
  });

  test("when there is no such sandbox", async () => {
    const { snapshots } = shop.runtime;
    await expect(snapshots.save("none", "x")).rejects.toBeInstanceOf(SandboxRefused);
    await expect(snapshots.load("sound", "none")).rejects.toBeInstanceOf(SandboxRefused);
  });
});

const set = (d: Document, own: Document) => ({ ...d, tables: { "rank-math": own } });
const change = (d: Document, i: number, over: Document) => {
  orders(d)[i] = { ...orders(d)[i], ...over };
  return d;
};
const twin = (d: Document) => {
  const { customers } = d.tables["rank-math"];
  customers[1].email = customers[0].email.toUpperCase();
  return d;
};
const minted = (d: Document) => {
  d.tables["rank-math"].applicationPasswords[0].minted = true;
  return d;
};
const record = (d: Document, over: Document) => ({ ...d, record: { ...d.record, ...over } });
const fault = (d: Document, over: Document) => record(d, { faults: [{ ...d.record.faults[0], ...over }] });
const runtime = (d: Document, over: Document) => ({ ...d, runtime: { ...d.runtime, ...over } });
const effects = (d: Document, over: Document) => runtime(d, { effects: [{ ...soundEffect, ...over }] });
const nested = (levels = 100): Document => (levels === 0 ? {} : { in: nested(levels - 1) });
