import { expect, test } from "vitest";
import type { Row } from "../../src/core/store.ts";
import { canonicalJson, stateHash } from "../../src/runtime/hash.ts";
import { LowdbStore } from "../../src/store/lowdb.ts";

test.each([
  [{ b: 1, a: { d: [1, null], c: "ä" } }, '{"a":{"c":"ä","d":[1,null]},"b":1}'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  [[undefined, { a: 1 }], '[null,{"a":1}]'],
  [null, "null"],
  ['a"b', '"a\\"b"'],
])("%o has one text, whatever the order of its members", (value, text) => expect(canonicalJson(value)).toBe(text));

const hashOf = async (rows: readonly (Row & Record<string, unknown>)[], tables = ["b", "a"]): Promise<string> => {
  const store = LowdbStore.inMemory({ a: { indexes: {} }, b: { indexes: {} } });
  await store.create("one");
  return store.run("one", async (transaction) => {
    await transaction.table("b").put({ id: "other" });
    for (const row of rows) await transaction.table("a").put(row);
    return stateHash(transaction, tables);
  });
};

test("the state hash sees every row, value and place", async () => {
  const whole = await hashOf([{ id: 1, x: 1 }, { id: 2 }]);
  expect(await hashOf([{ id: 1, x: 1 }, { id: 2 }], ["a", "b"])).toBe(whole);
  for (const other of [
    [{ id: 1, x: 1 }],
    [{ id: 1, x: 2 }, { id: 2 }],
    [{ id: 2 }, { id: 1, x: 1 }],
    [{ id: "1", x: 1 }, { id: 2 }],
  ]) {
    expect(await hashOf(other)).not.toBe(whole);
  }
});

test("the state hash does not see minted credentials", async () => {
  expect(await hashOf([{ id: 1 }, { id: 2, minted: true }])).toBe(await hashOf([{ id: 1 }]));
});
