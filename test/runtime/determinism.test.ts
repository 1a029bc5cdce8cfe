import { expect, test } from "vitest";
import type { SimulatorOptions } from "../../src/simulator.ts";
import { aShop, type Call } from "./shop.ts";
import { outcome, Story } from "./story.ts";

const requests = 200;

async function played(options: SimulatorOptions = {}, over: Partial<Call> = {}, seed = 1) {
  const shop = await aShop(options);
  await new Story(seed).play(shop, requests, over);
  return outcome(shop);
}

test("a story is a mix: most kinds of answers occur, refusals and successes", async () => {
  const { entries } = await played();
  const count = (operation: string, status: number) =>
    entries.filter((entry) => entry.operation === operation && entry.status === status).length;
  expect(entries).toHaveLength(requests);
  for (const operation of [
    "createOrder",
    "getSubscription",
    "cancelSubscription",
    "getOrder",
    "listOrders",
    "getCustomer",
    "updateCustomer",
  ]) {
    expect(count(operation, 200), operation).toBeGreaterThan(0);
  }
  expect(count("createOrder", 400)).toBeGreaterThan(10);
  expect(new Set(entries.map(({ rule }) => rule)).size).toBeGreaterThan(8);
});

test("told twice it leads to the same journal and the same state, from whatever address and program", async () => {
  const first = await played();
  const second = await played(
    {},
    { base: "https://sim.example/~x", headers: { host: "sim.example", "user-agent": "php" } },
  );
  expect(second.entries).toEqual(first.entries);
  expect(second.hash).toBe(first.hash);
});

test("with another random seed it leads elsewhere", async () => {
  const first = await played();
  const second = await played({ randomSeed: 2 });
  expect(second.hash).not.toBe(first.hash);
  expect(second.entries).toEqual(first.entries); // What was drawn are keys, and the journal tells none.
});

test("what is drawn at random differs in the answers themselves; the canonical journal shows no secrets", async () => {
  const answers = await Promise.all(
    [1, 2].map(async (randomSeed) => {
      const shop = await aShop({ randomSeed });
      await new Story(1).play(shop, requests);
      return shop
        .sandbox()
        .journal.entries()
        .map(({ reply }) => reply.body);
    }),
  );
  expect(answers[1]).not.toEqual(answers[0]);
});

test("another story leads elsewhere", async () => {
  expect((await played({}, {}, 2)).hash).not.toBe((await played()).hash);
});

test("two sandboxes whose requests alternate end as each would have alone", async () => {
  const shop = await aShop();
  await shop.runtime.create({ name: "one" });
  await shop.runtime.create({ name: "two" });
  const play = (sandbox: string, seed: number) => new Story(seed).play(shop, requests, { sandbox });
  await Promise.all([play("one", 1), play("two", 2)]);
  expect(await outcome(shop, "one")).toEqual(await played());
  expect(await outcome(shop, "two")).toEqual(await played({}, {}, 2));
});

test("requests at the same time are numbered and done one after the other", async () => {
  const shop = await aShop();
  const order = (n: number): Call => ({
    method: "POST",
    path: "payment/",
    body: {
      type: "parent",
      first_name: "Same",
      email: n % 2 === 0 ? "same@example.com" : `other-${n}@example.com`,
      plan: "seo-by-rank-math-pro",
    },
  });
  await Promise.all(Array.from({ length: 20 }, (_, n) => shop.ask(order(n))));
  const { entries } = await outcome(shop);
  expect(entries.map(({ requestBody }) => requestBody)).toEqual(
    Array.from({ length: 20 }, (_, n) => JSON.stringify(order(n).body)),
  );
  expect(entries.filter(({ status }) => status === 200)).toHaveLength(11);
  expect(entries.filter(({ rule }) => rule === "plan-exists")).toHaveLength(9);
});
