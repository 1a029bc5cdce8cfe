import { expect, test } from "vitest";
import { thisMachine } from "../../../src/runtime/machine.ts";
import { anOrder, aShop, noon, type Shop } from "../shop.ts";

const source = await aShop();

async function fill(shop: Shop, name: string): Promise<void> {
  await shop.runtime.create({
    name,
    scenarios: ["rank-math/renewal-season"],
    settings: { "rank-math": { "not-found-status": 400 } },
    clock: { frozen: noon },
  });
  await shop.ask(anOrder({ email: "new@example.com", reseller_user: "7" }, { sandbox: name }));
}

async function tablesOf({ sandbox }: Shop, name: string) {
  const tables = ["users", "applicationPasswords", "customers", "clients", "orders", "subscriptions"];
  const rows = tables.map(async (table) => (await sandbox(name).rows(`rank-math.${table}`, 0, 999)).rows);
  return (await Promise.all(rows)).map((all) => all.filter((row) => !("minted" in row)));
}

test("a saved sandbox loads elsewhere with the same rows, settings, faults, clock and answers", async () => {
  await fill(source, "saved");
  const text = await source.runtime.saveScenario("saved", "As it was.");
  const elsewhere = await aShop();
  const { sandbox: loaded, notes } = await elsewhere.runtime.load("default", { file: { name: "saved.yaml", text } });
  expect(notes).toEqual([]);
  expect(await tablesOf(elsewhere, "default")).toEqual(await tablesOf(source, "saved"));
  expect(loaded.record.settings).toEqual(source.sandbox("saved").record.settings);
  expect(loaded.faults.waiting).toEqual(source.sandbox("saved").faults.waiting);
  expect(loaded.clock()).toEqual({ mode: "frozen", now: noon });
  const mine = await source.ask({ path: "orders/", sandbox: "saved" });
  const { status, body } = await elsewhere.ask({ path: "orders/" });
  expect({ status, body }).toEqual({ status: mine.status, body: mine.body });
  const next = (await elsewhere.ask(anOrder({ email: "next@example.com" }))).body as {
    data: { order: { id: number } };
  };
  expect(next).toMatchObject({ data: { order: { id: nextId(mine.body) } } });
  expect((await elsewhere.runtime.reset("default")).record.settings).toEqual(loaded.record.settings);
  expect(await tablesOf(elsewhere, "default")).toEqual(await tablesOf(source, "saved"));
});

/** An order takes two numbers: its own and its subscription's. */
const nextId = (body: unknown): number =>
  Math.max(...(body as { data: { orders: { order: { id: number } }[] } }).data.orders.map(({ order }) => order.id)) + 2;

test("keys drawn after loading are none that were drawn before saving", async () => {
  await fill(source, "drawn");
  const elsewhere = await aShop();
  const file = { name: "drawn.yaml", text: await source.runtime.saveScenario("drawn") };
  await elsewhere.runtime.load("default", { file });
  await elsewhere.ask(anOrder({ email: "more@example.com" }));
  const { rows } = await elsewhere.sandbox().rows("rank-math.customers", 0, 99);
  const keys = rows.map((row) => ("downloadKey" in row ? row.downloadKey : ""));
  expect(new Set(keys).size).toBe(5);
});

test("a sandbox that follows the machine is saved with offsets, a frozen one with instants", async () => {
  await source.runtime.create({ name: "following", scenarios: ["rank-math/mixed-book"], clock: { follow: 0 } });
  const following = await source.runtime.saveScenario("following");
  expect(following).toContain("clock: follow");
  expect(following).toMatch(/paidAt: -200d\b/);
  await fill(source, "stopped");
  const stopped = await source.runtime.saveScenario("stopped");
  expect(stopped).toContain(`frozen: ${noon}`);
  expect(stopped).not.toMatch(/: [+-]\d+d/);
  expect(stopped).not.toContain("minted");
  expect((await source.runtime.checkScenario(following, "x.yaml")).mistakes).toEqual([]);
});

test("what is saved with offsets is loaded to the millisecond", async () => {
  let now = Date.parse(noon) + 123;
  const { runtime, ask, sandbox } = await aShop({ clock: "follow", machine: { ...thisMachine, now: () => now } });
  for (const email of ["ann@example.com", "bo@example.com"]) {
    await ask(anOrder({ email }));
    now += 4035;
  }
  const orders = async () => (await sandbox().rows("rank-math.orders", 0, 9)).rows;
  const before = await orders();
  const text = await runtime.saveScenario("default");
  await runtime.load("default", { file: { name: "saved.yaml", text } });
  expect(await orders()).toEqual(before);
});

test("a sandbox that no scenario can hold is refused", async () => {
  await source.runtime.create({ name: "large", scenarios: ["rank-math/large-book"] });
  await expect(source.runtime.saveScenario("large")).rejects.toThrow(
    "too large for a scenario; take a snapshot instead",
  );
  await expect(async () => source.runtime.saveScenario("nobody")).rejects.toThrow("no sandbox named nobody");
});
