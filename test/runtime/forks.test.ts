import { describe, expect, test } from "vitest";
import { canonical } from "../../src/runtime/journal/journal.ts";
import type { Sandbox } from "../../src/runtime/sandbox.ts";
import { aBook, aReceiver, simulate } from "../example/simulate.ts";
import { anOrder, aShop } from "./shop.ts";

const orders = async (sandbox: Sandbox) => (await sandbox.rows("rank-math.orders", 0, 1)).total;
const credentialsOf = (sandbox: Sandbox) => {
  const { username = "", password = "" } = sandbox.record.credentials["rank-math"]?.reseller ?? {};
  return { username, password };
};

async function aForkOf(prepare: (shop: Awaited<ReturnType<typeof aShop>>) => Promise<unknown>) {
  const shop = await aShop();
  const source = await shop.runtime.create({
    name: "one",
    scenarios: ["rank-math/mixed-book"],
    settings: { "rank-math": { "plan-exists-status": 409 } },
    randomSeed: 5,
  });
  await prepare(shop);
  return { ...shop, source, fork: await shop.runtime.fork("one", "two") };
}

describe("a fork", () => {
  test("has the same state, and from then on goes its own way", async () => {
    const { source, fork, ask } = await aForkOf(({ ask }) =>
      ask(anOrder({ email: "kim@example.com" }, { sandbox: "one" })),
    );
    expect(await fork.hash()).toBe(await source.hash());
    expect(await ask(anOrder({ email: "kim@example.com" }, { sandbox: "two" }))).toMatchObject({ status: 409 });
    await ask(anOrder({ email: "new@example.com" }, { sandbox: "two" }));
    expect([await orders(source), await orders(fork)]).toEqual([8, 9]);
  });

  test("does to the same requests the same as its source", async () => {
    const { source, fork, ask } = await aForkOf(({ ask }) =>
      ask(anOrder({ email: "kim@example.com" }, { sandbox: "one" })),
    );
    const [one, two] = [
      await ask(anOrder({ email: "x@example.com" }, { sandbox: "one" })),
      await ask(anOrder({ email: "x@example.com" }, { sandbox: "two" })),
    ];
    expect(two.body).toEqual(one.body);
    expect(await fork.hash()).toBe(await source.hash());
    expect(fork.journal.entries().map(canonical)).toEqual([{ ...source.journal.entries().map(canonical)[1], n: 1 }]);
  });

  test("has the same scenario, settings, faults and clock, and is reset to the same beginning", async () => {
    const { source, fork, runtime, sandbox } = await aForkOf(async ({ sandbox }) => {
      await sandbox("one").advance({ days: 3 });
      await sandbox("one").changeSettings("rank-math", { "not-found-status": 400 });
      await sandbox("one").addFault({
        service: "rank-math",
        operation: "listOrders",
        answer: "internal_server_error",
        next: 2,
        at: "before",
      });
    });
    const { credentials: _, keys: __, ...record } = source.record;
    expect(fork.record).toMatchObject(record);
    expect(fork.clock()).toEqual({ mode: "frozen", now: "2026-03-04T12:00:00.000Z" });
    expect(fork.faults.waiting).toEqual(source.faults.waiting);
    await runtime.reset("two");
    expect(await sandbox("two").hash()).toBe(await (await runtime.reset("one")).hash());
  });

  test("has credentials of its own; those of its source are worth nothing there", async () => {
    const { source, fork, ask, runtime } = await aForkOf(async () => {});
    const [theirs, own] = [credentialsOf(source), credentialsOf(fork)];
    expect(own.username).toBe("reseller-two");
    expect(own.password).not.toBe(theirs.password);
    expect(runtime.byKey("rank-math", "reseller-two")).toBe(fork);
    expect(runtime.byKey("rank-math", "reseller-one")).toBe(source);
    await ask(anOrder({ email: "kim@example.com" }, { by: own }));
    expect([await orders(source), await orders(fork)]).toEqual([7, 8]);
    expect(await ask({ path: "orders/", by: theirs, sandbox: "two" })).toMatchObject({ status: 401 });
    const minted = (await fork.rows("rank-math.applicationPasswords", 0, 100)).rows.filter((row) => "minted" in row);
    expect(minted.map(({ id }) => id)).toEqual([
      "minted-reseller-two",
      "minted-other-reseller-two",
      "minted-subscriber-two",
    ]);
  });

  test("delivers only what falls due after it was made", async () => {
    const sent: string[] = [];
    const send = async ({ url }: { url: string }) => {
      sent.push(url);
      return { status: 200 };
    };
    const { simulator, call, sandbox } = await simulate({ machine: { send } });
    await call(aReceiver("http://127.0.0.1:1/hook"));
    await call(aBook());
    const fork = await simulator.runtime.fork("default", "two");
    await fork.settle();
    expect(sent).toHaveLength(1);
    await fork.advance({ days: 2 });
    await fork.settle();
    expect(sent).toHaveLength(2);
    expect((await fork.outbox()).map(({ status }) => status)).toEqual(["delivered", "delivered", "delivered"]);
    expect((await sandbox().outbox()).map(({ status }) => status)).toEqual(["pending", "delivered"].toSorted());
  });

  test.each([
    ["an unknown sandbox", "none", "two", "unknown"],
    ["a taken name", "one", "default", "taken"],
    ["a name that is none", "one", "../two", "invalid"],
    ["itself", "one", "one", "taken"],
  ])("cannot be made of or into %s, and nothing is left of the attempt", async (_what, from, to, reason) => {
    const { runtime, simulator } = await aShop();
    await runtime.create({ name: "one" });
    await expect(runtime.fork(from, to)).rejects.toMatchObject({ reason });
    expect(runtime.names()).toEqual(["default", "one"]);
    await simulator.close();
  });
});
