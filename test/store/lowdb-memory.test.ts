import { expect, test } from "vitest";
import { LowdbStore } from "../../src/store/lowdb.ts";
import { ids, numbered, schema, storeWith } from "./books.ts";
import { storeContract } from "./contract.ts";

const open = async () => LowdbStore.inMemory(schema);

storeContract(open);

test("two stores in memory share nothing", async () => {
  const first = await storeWith(open, numbered(2));
  const second = await storeWith(open);
  expect(await ids(first)).toEqual([1, 2]);
  expect(await ids(second)).toEqual([]);
});
