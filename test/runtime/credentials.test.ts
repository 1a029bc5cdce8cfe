import { expect, test } from "vitest";
import type { Sandbox } from "../../src/runtime/sandbox.ts";
import { anOrder, aShop } from "./shop.ts";

const credentialsOf = (sandbox: Sandbox, role = "reseller") => {
  const { username = "", password = "" } = sandbox.record.credentials["rank-math"]?.[role] ?? {};
  return { username, password };
};
const keysOf = (sandbox: Sandbox) => sandbox.record.keys["rank-math"] ?? [];

test("each sandbox has its own for every role, and no two share a key or a password", async () => {
  const { runtime } = await aShop();
  const made = await Promise.all(Array.from({ length: 30 }, (_, n) => runtime.create({ name: `ci-${n}` })));
  const roles = ["reseller", "other-reseller", "subscriber"];
  const all = made.flatMap((sandbox) => roles.map((role) => credentialsOf(sandbox, role)));
  expect(new Set(all.map(({ username }) => username)).size).toBe(90);
  expect(new Set(all.map(({ password }) => password)).size).toBe(90);
  expect(all.every(({ password }) => /^(?:[a-z]{4} ){5}[a-z]{4}$/.test(password))).toBe(true);
});

test("they derive from the sandbox's name: equal in another simulator, whatever its seed", async () => {
  const make = async (randomSeed: number) => (await aShop({ randomSeed })).runtime.create({ name: "ci" });
  const [one, other] = [await make(1), await make(2)];
  expect(credentialsOf(one)).toEqual(credentialsOf(other));
  expect(keysOf(one)).toEqual(keysOf(other));
});

test("a request that carries them, in any letter case, finds its sandbox without naming it", async () => {
  const { runtime, ask } = await aShop();
  const sandbox = await runtime.create({ name: "ci" });
  const { username, password } = credentialsOf(sandbox);
  expect(await ask(anOrder({}, { by: { username: username.toUpperCase(), password } }))).toMatchObject({ status: 200 });
  expect((await sandbox.rows("rank-math.orders", 0, 1)).total).toBe(1);
  expect((await runtime.get("default")?.rows("rank-math.orders", 0, 1))?.total).toBe(0);
});

test("those of one sandbox are worth nothing in another", async () => {
  const { runtime, ask } = await aShop();
  const by = credentialsOf(await runtime.create({ name: "one" }));
  await runtime.create({ name: "two" });
  expect(await ask({ path: "orders/", by, sandbox: "two" })).toMatchObject({
    status: 401,
    body: { code: "invalid_username" },
  });
});

test("they survive a reset and end with their sandbox", async () => {
  const { runtime, ask } = await aShop();
  const by = credentialsOf(await runtime.create({ name: "ci" }));
  const again = await runtime.reset("ci");
  expect(credentialsOf(again)).toEqual(by);
  expect(await ask({ path: "orders/", by })).toMatchObject({ status: 200 });
  await runtime.delete("ci");
  expect(await ask({ path: "orders/", by })).toMatchObject({ status: 401 });
});

test("they and the name are left out of the state hash", async () => {
  const { runtime } = await aShop();
  const hashes = await Promise.all(["one", "two"].map(async (name) => (await runtime.create({ name })).hash()));
  expect(hashes[0]).toBe(hashes[1]);
  expect(await runtime.get("default")?.hash()).toBe(hashes[0]);
});
