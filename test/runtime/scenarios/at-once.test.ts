import { expect, test } from "vitest";
import { thisMachine } from "../../../src/runtime/machine.ts";
import { Runtime } from "../../../src/runtime/runtime.ts";
import { schemaOf } from "../../../src/runtime/transaction.ts";
import { rankMath } from "../../../src/services/rank-math/service.ts";
import { LowdbStore } from "../../../src/store/lowdb.ts";
import { aShop, noon } from "../shop.ts";

const made = {
  name: "made.yaml",
  text: "scenario: A shop.\nservice: rank-math\nextends: none\ngenerate:\n  orders: { count: 25 }\n",
};

test("scenarios that are generated at once are what each would be alone", async () => {
  const seeds = [1, 2, 3];
  const alone: string[] = [];
  for (const randomSeed of seeds) {
    const { runtime } = await aShop();
    alone.push(await (await runtime.create({ name: "alone", file: made, randomSeed })).hash());
  }
  const { runtime } = await aShop();
  const sandboxes = await Promise.all(
    seeds.map((randomSeed) => runtime.create({ name: `seed-${randomSeed}`, file: made, randomSeed })),
  );
  expect(await Promise.all(sandboxes.map((sandbox) => sandbox.hash()))).toEqual(alone);
  expect(new Set(alone).size).toBe(3);
});

test("however many texts are checked and refused, the store does not grow without end", async () => {
  const store = LowdbStore.inMemory(schemaOf([rankMath]));
  const runtime = new Runtime({
    store,
    services: [rankMath],
    machine: { ...thisMachine, now: () => Date.parse(noon) },
    fixtures: [`${import.meta.dirname}/../../../fixtures`],
    randomSeed: 1,
  });
  await runtime.create({ name: "default" });
  for (let n = 0; n < 150; n += 1) {
    const text = `scenario: Number ${n}.\nservice: rank-math\n`;
    expect((await runtime.checkScenario(text, "one.yaml")).mistakes).toEqual([]);
    expect((await runtime.checkScenario(`${text}rows: { orders: [{ id: x }] }\n`, "one.yaml")).mistakes).not.toEqual(
      [],
    );
  }
  expect(store.sandboxes().length).toBeLessThan(110);
  expect(store.sandboxes().filter((name) => !name.startsWith("~template"))).toEqual(["default"]);
});

const customer = (joined: string) =>
  `{ id: 1, email: omar@example.com, firstName: Omar, lastName: H, login: omar, downloadKey: 0123456789abcdef0123456789abcdef, createdAt: ${joined} }`;

test("sandboxes that are made within a second of a clock that goes share what was loaded", async () => {
  const store = LowdbStore.inMemory(schemaOf([rankMath]));
  let now = Date.parse(noon);
  const runtime = new Runtime({
    store,
    services: [rankMath],
    machine: { ...thisMachine, now: () => now },
    fixtures: [`${import.meta.dirname}/../../../fixtures`],
    randomSeed: 1,
  });
  const joinedAfter = async (millis: number, joined: string) => {
    now = Date.parse(noon) + millis;
    const text = `scenario: Omar.\nservice: rank-math\nextends: none\nrows: { customers: [${customer(joined)}] }\n`;
    const sandbox = await runtime.create({ name: `after-${millis}`, file: { name: "omar.yaml", text } });
    return (await sandbox.rows("rank-math.customers", 0, 9)).rows.map((row) => "createdAt" in row && row.createdAt);
  };
  const templates = () => store.sandboxes().filter((name) => name.startsWith("~template")).length;

  expect(await joinedAfter(193, "-1h")).toEqual(["2026-03-01T11:00:00.000Z"]);
  expect(await joinedAfter(999, "-1h")).toEqual(["2026-03-01T11:00:00.000Z"]);
  expect(templates()).toBe(1);
  expect(await joinedAfter(1000, "-1h")).toEqual(["2026-03-01T11:00:01.000Z"]);
  expect(templates()).toBe(2);
  expect(await joinedAfter(1193, "-1h +0.5s")).toEqual(["2026-03-01T11:00:01.693Z"]);
});
