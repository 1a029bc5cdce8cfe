import { expect, test } from "vitest";
import { guessesOf } from "../../src/control/guesses.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { anOrder, aShop, type Call, type Shop } from "../runtime/shop.ts";

const guessesIn = (shop: Shop) => {
  const contract = shop.simulator.pipeline.contract(rankMath);
  const { journal } = shop.sandbox();
  return guessesOf(journal.entries(), {
    services: new Map([["rank-math", { service: rankMath, contract }]]),
    dropped: journal.dropped,
  });
};

const afterCalls = async (...calls: readonly Call[]) => {
  const shop = await aShop();
  for (const call of calls) await shop.ask(call);
  return guessesIn(shop);
};

test("nothing asked, nothing guessed", async () => {
  expect(await afterCalls()).toEqual({
    answers: { total: 0, documented: 0, observed: 0, inferred: 0, chosen: 0 },
    guesses: [],
    complete: true,
    overlapped: 0,
  });
});

test("what is documented and observed is no guess", async () => {
  const { answers, guesses } = await afterCalls(anOrder({ plan: undefined }), { path: "orders/", by: "nobody" });
  expect([answers, guesses]).toEqual([{ total: 2, documented: 1, observed: 1, inferred: 0, chosen: 0 }, []]);
});

test("a chosen status counts each time, with the other statuses that its setting offers", async () => {
  const { answers, guesses } = await afterCalls(anOrder(), anOrder(), anOrder());
  expect(answers).toMatchObject({ total: 3, chosen: 2 });
  expect(guesses.find(({ rule }) => rule === "plan-exists")).toEqual({
    service: "rank-math",
    rule: "plan-exists",
    what: "status",
    is: 400,
    grade: "chosen",
    times: 2,
    setting: { name: "plan-exists-status", value: 400, others: [409] },
  });
});

test("an inferred rule behind a documented refusal counts, and its status beside it", async () => {
  const { guesses } = await afterCalls(anOrder({}, { by: "other-reseller" }), { path: "order/657123" });
  expect(guesses.filter(({ rule }) => rule === "other-resellers-invisible")).toMatchObject([
    { what: "code", is: "not_found", grade: "inferred", times: 1 },
    { what: "rule", grade: "inferred", times: 1 },
    { what: "status", is: 404, setting: { name: "not-found-status", others: [400] } },
  ]);
});

test("settings that were read, rules that acted and answers whose shape is chosen count", async () => {
  const { guesses } = await afterCalls(
    anOrder({ plan: "seo-by-rank-math-agency" }),
    { path: "orders/" },
    { path: "orders/" },
  );
  expect(guesses.map(({ rule, what, times }) => [rule, what, times])).toEqual([
    ["licence-plan-short-name", "rule", 3],
    ["list-newest-first", "orders-list-order", 2],
    ["list-totals-in-headers", "rule", 2],
    ["listOrders", "answer", 2],
    ["customer-found-or-created-by-email", "rule", 1],
    ["download-key-constant", "rule", 1],
  ]);
});

test("a setting turned away from its default is still a guess, the default among the others", async () => {
  const shop = await aShop();
  await shop.sandbox().changeSettings("rank-math", { "orders-list-order": "oldest-first" });
  await shop.ask({ path: "orders/" });
  const { setting } = guessesIn(shop).guesses.find(({ rule }) => rule === "list-newest-first") ?? {};
  expect(setting).toEqual({ name: "orders-list-order", value: "oldest-first", others: ["newest-first"] });
});

test("dropped entries make it incomplete", async () => {
  const shop = await aShop();
  const contract = shop.simulator.pipeline.contract(rankMath);
  const services = new Map([["rank-math", { service: rankMath, contract }]]);
  expect(guessesOf([], { services, dropped: 1 }).complete).toBe(false);
});
