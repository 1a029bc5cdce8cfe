import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Store } from "../../src/core/store.ts";
import { LowdbStore } from "../../src/store/lowdb.ts";
import { type Book, ids, inBooks, numbered, put, schema, storeWith } from "./books.ts";
import { storeContract } from "./contract.ts";

let folder = "";
let outermost = "";
let opened: Store[] = [];
beforeEach(async () => {
  outermost = await mkdtemp(join(tmpdir(), "stunt-double-store-"));
  folder = outermost;
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.flush();
  await rm(outermost, { recursive: true });
});

const open = async (): Promise<Store> => {
  const store = await LowdbStore.inFolder(schema, folder);
  opened.push(store);
  return store;
};
const fileOf = (sandbox: string) => join(folder, "sandboxes", `${sandbox}.json`);

/** Each store of the contract suite has a folder to itself. */
storeContract(async () => {
  folder = await mkdtemp(join(folder, "store-"));
  return open();
});

test("what was kept is there after flush and reopening, in the same order", async () => {
  const store = await storeWith(open, numbered(3, { shelf: "x", tags: ["t"] }));
  await store.fork("one", "two");
  await inBooks(store, (books) => books.delete(1));
  await put(store, [
    { id: 4, shelf: "x" },
    { id: 2, shelf: "x" },
  ]);
  await store.flush();

  const reopened = await open();
  expect(reopened.sandboxes()).toEqual(["one", "two"]);
  expect(await ids(reopened)).toEqual([2, 3, 4]);
  expect(await ids(reopened, "two")).toEqual([1, 2, 3]);
  await put(reopened, [{ id: 5, shelf: "x" }]);
  expect(await inBooks(reopened, async (books) => (await books.find("shelf", "x")).rows.map(({ id }) => id))).toEqual([
    2, 3, 4, 5,
  ]);
  const kept = await inBooks(reopened, async (books) => (await books.get(3)) as Book);
  expect(() => kept.tags?.push("u")).toThrow(TypeError);
});

test("templates are not written", async () => {
  const store = await storeWith(open);
  await store.create("~rank-math/default 1");
  await put(store, numbered(1), "~rank-math/default 1");
  await store.flush();
  expect(readdirSync(join(folder, "sandboxes"))).toEqual(["one.json"]);
  expect((await open()).sandboxes()).toEqual(["one"]);
});

test("the folder keeps itself out of git", async () => {
  await open();
  expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe("*\n");
});

test.each([
  ["half of its text", '{"nextSeq": 4, "tab'],
  ["another kind of JSON", "[1, 2]"],
  ["rows that are none", '{"nextSeq": 4, "tables": {"books": [1]}}'],
  ["a table that is unknown", '{"nextSeq": 4, "tables": {"films": []}}'],
])("a file with %s is refused by its name", async (_what, text) => {
  mkdirSync(join(folder, "sandboxes"), { recursive: true });
  writeFileSync(fileOf("one"), text);
  await expect(open()).rejects.toThrow(`${fileOf("one")} cannot be read: `);
  expect(readFileSync(fileOf("one"), "utf8")).toBe(text);
});

test("a change is written in the background, without flush", async () => {
  await storeWith(open, numbered(2));
  await vi.waitFor(() => expect(JSON.parse(readFileSync(fileOf("one"), "utf8")).tables.books).toHaveLength(2), 5000);
});

test("what is dropped leaves no file", async () => {
  const store = await storeWith(open, numbered(2));
  await store.flush();
  await store.drop("one");
  await store.flush();
  expect(existsSync(fileOf("one"))).toBe(false);
});

test("a write that fails is told by flush and made up for by the next", async () => {
  const store = await storeWith(open, numbered(2));
  await rm(join(folder, "sandboxes"), { recursive: true });
  await expect(store.flush()).rejects.toThrow("ENOENT");
  mkdirSync(join(folder, "sandboxes"));
  await store.flush();
  expect(JSON.parse(readFileSync(fileOf("one"), "utf8")).tables.books).toHaveLength(2);
});
