import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aBook, simulate } from "../example/simulate.ts";
import { anOrder, aShop, type Shop } from "./shop.ts";
import { outcome, Story } from "./story.ts";

let data = "";
let open: Shop[] = [];
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "stunt-double-state-"));
  open = [];
});
afterEach(async () => {
  for (const { simulator } of open) await simulator.close();
  await rm(data, { recursive: true });
});

async function start(): Promise<Shop> {
  const shop = await aShop({ data });
  open.push(shop);
  return shop;
}

async function restarted(shop: Shop): Promise<Shop> {
  await shop.simulator.close();
  return start();
}

test("rows and everything that a sandbox is besides survive a restart", async () => {
  const before = await start();
  await new Story(3).play(before, 60);
  await before.sandbox().changeSettings("rank-math", { "not-found-status": 400 });
  await before.sandbox().addFault({
    service: "rank-math",
    operation: "listOrders",
    answer: "internal_server_error",
    next: 2,
    at: "before",
  });
  const { hash } = await outcome(before);
  const { record } = before.sandbox();

  const after = await restarted(before);
  expect(await after.sandbox().hash()).toBe(hash);
  expect(after.sandbox().record).toEqual(record);
  expect(after.sandbox().clock()).toEqual({ mode: "frozen", now: before.sandbox().now() });
  expect((await after.ask({ path: "order/1" })).status).toBe(400);
  const lists = [
    await after.ask({ path: "orders/" }),
    await after.ask({ path: "orders/" }),
    await after.ask({ path: "orders/" }),
  ];
  expect(lists.map(({ status }) => status)).toEqual([500, 500, 200]);
});

test("a story that a restart interrupts ends as one that nothing does", async () => {
  const story = new Story(4);
  let shop = await start();
  await story.play(shop, 50);
  shop = await restarted(shop);
  await story.play(shop, 50);

  const whole = await aShop();
  await new Story(4).play(whole, 100);
  expect(await shop.sandbox().hash()).toBe(await whole.sandbox().hash());
});

test("minted credentials lead to their sandbox after a restart, and a deleted one stays away", async () => {
  const before = await start();
  const { record } = await before.runtime.create({ name: "kept" });
  await before.runtime.create({ name: "gone" });
  await before.runtime.delete("gone");
  const after = await restarted(before);
  expect(after.runtime.names()).toEqual(["default", "kept"]);
  const { username = "", password = "" } = record.credentials["rank-math"]?.reseller ?? {};
  await after.ask(anOrder({}, { by: { username, password } }));
  expect((await after.sandbox("kept").rows("rank-math.orders", 0, 1)).total).toBe(1);
});

test("a sandbox whose file is damaged stops the start, and the message names the file", async () => {
  const before = await start();
  await before.simulator.close();
  const file = join(data, "sandboxes", "default.json");
  await writeFile(file, "{");
  await expect(aShop({ data })).rejects.toThrow(`${file} cannot be read`);
});

test("forks, snapshots and delivery plans survive a restart, and work on", async () => {
  const open = () => simulate({ data });
  const before = await open();
  await before.sandbox().addDeliveryPlan({ service: "parcels", plan: [{ pretend: 500 }, { send: "twice" }] });
  await before.call(aBook());
  const summary = await before.simulator.runtime.snapshots.save("default", "booked");
  const forked = await before.simulator.runtime.fork("default", "fork");
  await forked.advance({ days: 2 });
  await before.simulator.runtime.snapshots.save("fork", "delivered");
  await before.simulator.runtime.snapshots.delete("delivered");
  const [hash, record] = [await forked.hash(), forked.record];
  await before.simulator.close();

  const after = await open();
  const { runtime } = after.simulator;
  expect(runtime.names()).toEqual(["default", "fork"]);
  expect(runtime.snapshots.list()).toEqual([summary]);
  expect(after.sandbox("fork").record).toEqual(record);
  expect(await after.sandbox("fork").hash()).toBe(hash);
  expect(after.sandbox("fork").deliveryPlans()).toEqual(forked.deliveryPlans());
  const loaded = await runtime.snapshots.load("booked", "fork");
  expect(await loaded.hash()).toBe(summary.hash);
  expect(loaded.record.credentials).toEqual(record.credentials);
  expect(runtime.byKey("parcels", "sender-fork")).toBe(loaded);
  expect(loaded.deliveryPlans()).toHaveLength(1);
  await after.simulator.close();
});

test("a snapshot whose file is damaged stops the start, and the message names the file", async () => {
  const before = await start();
  await before.runtime.snapshots.save("default", "kept");
  await before.simulator.close();
  const file = join(data, "snapshots", "kept.json");
  await writeFile(file, "{");
  await expect(aShop({ data })).rejects.toThrow(`${file} cannot be read`);
  expect(await aShop({ data }).catch(String)).toContain("cannot be read");
});
