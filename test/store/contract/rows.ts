import { expect, test } from "vitest";
import { ValueTaken } from "../../../src/core/store.ts";
import { type Book, inBooks, numbered, type Open, put, storeWith } from "../books.ts";

export function keepsRows(open: Open): void {
  test("what was put is got back, and what was deleted is gone", async () => {
    const store = await storeWith(open, [{ id: "a", shelf: "x", tags: ["t"] }, { id: 7 }]);
    await inBooks(store, (books) => books.delete("a"));
    await inBooks(store, async (books) => {
      expect(await books.get("a")).toBeUndefined();
      expect(await books.get(7)).toEqual({ id: 7 });
      expect(await books.get("never")).toBeUndefined();
    });
  });

  test("putting an id again replaces its row, also in every index", async () => {
    const store = await storeWith(open, [
      { id: "a", shelf: "x" },
      { id: "b", shelf: "x" },
    ]);
    await put(store, [{ id: "a", shelf: "y" }]);
    await inBooks(store, async (books) => {
      expect((await books.find("shelf", "x")).rows).toEqual([{ id: "b", shelf: "x" }]);
      expect((await books.find("shelf", "y")).rows).toEqual([{ id: "a", shelf: "y" }]);
      expect(await books.count("shelf", "x")).toBe(1);
      expect(await books.size()).toBe(2);
    });
  });

  test("a row for which an index says nothing is in none of its lists", async () => {
    const store = await storeWith(open, [{ id: "a" }, { id: "b", shelf: "" }]);
    await inBooks(store, async (books) => {
      expect(await books.count("shelf", "undefined")).toBe(0);
      expect((await books.find("shelf", "")).rows).toEqual([{ id: "b", shelf: "" }]);
    });
  });

  test("an index or a table that was not declared is refused", async () => {
    const store = await storeWith(open);
    await expect(inBooks(store, (books) => books.find("colour", "red"))).rejects.toThrow("no index colour");
    await expect(store.run("one", async ({ table }) => table("films"))).rejects.toThrow("no table films");
  });

  test("names from a prototype are ordinary names", async () => {
    const store = await storeWith(open, [{ id: "__proto__", shelf: "constructor" }]);
    await inBooks(store, async (books) => {
      expect(await books.get("__proto__")).toEqual({ id: "__proto__", shelf: "constructor" });
      expect(await books.get("toString")).toBeUndefined();
      expect(await books.count("shelf", "constructor")).toBe(1);
    });
  });

  test("a row cannot be changed once it is put, not even deep inside", async () => {
    const mine: Book = { id: "a", tags: ["t"] };
    const store = await storeWith(open, [mine]);
    const kept = await inBooks(store, async (books) => (await books.get("a")) as Book);
    expect(() => kept.tags?.push("u")).toThrow(TypeError);
    expect(() => Object.assign(kept, { shelf: "x" })).toThrow(TypeError);
    expect(await inBooks(store, (books) => books.get("a"))).toEqual({ id: "a", tags: ["t"] });
  });

  test("a value of a unique index belongs to one row at a time", async () => {
    const store = await storeWith(open, [{ id: "a", isbn: "1" }]);
    await expect(put(store, [{ id: "b", isbn: "1" }])).rejects.toThrow(ValueTaken);
    await put(store, [{ id: "a", isbn: "1", shelf: "x" }]);
    await put(store, [
      { id: "a", isbn: "2" },
      { id: "b", isbn: "1" },
    ]);
    await inBooks(store, async (books) => {
      expect((await books.find("isbn", "1")).rows).toEqual([{ id: "b", isbn: "1" }]);
      await expect(books.put({ id: "c", isbn: "2" } as Book)).rejects.toMatchObject({ index: "isbn", value: "2" });
      await books.delete("a");
      await books.put({ id: "c", isbn: "2" } as Book);
    });
    expect(await inBooks(store, (books) => books.count("isbn", "2"))).toBe(1);
  });

  test("rows without a value for a unique index do not collide", async () => {
    const store = await storeWith(open, numbered(3));
    expect(await inBooks(store, (books) => books.size())).toBe(3);
  });
}
