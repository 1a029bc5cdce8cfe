import { expect, test } from "vitest";
import type { Page, Row } from "../../../src/core/store.ts";
import { asked, type Book, ids, inBooks, numbered, type Open, put, storeWith } from "../books.ts";

export function listsInOrder(open: Open): void {
  test("order is first insertion, whatever the ids, also after updates", async () => {
    const store = await storeWith(open, [{ id: 9 }, { id: "b" }, { id: 1 }]);
    await put(store, [{ id: "b", shelf: "x" }, { id: 4 }, { id: 9, shelf: "x" }]);
    expect(await ids(store)).toEqual([9, "b", 1, 4]);
  });

  test("a row that enters a list late stands in it by its first insertion", async () => {
    const store = await storeWith(open, [{ id: 1 }, { id: 2, shelf: "x" }, { id: 3, shelf: "x" }]);
    const shelfX = () => inBooks(store, async (books) => (await books.find("shelf", "x")).rows.map(({ id }) => id));
    await put(store, [{ id: 1, shelf: "x" }]);
    expect(await shelfX()).toEqual([1, 2, 3]);
    await put(store, [{ id: 2, shelf: "y" }]);
    await put(store, [{ id: 2, shelf: "x" }]);
    expect(await shelfX()).toEqual([1, 2, 3]);
  });

  test("a row that was deleted and put again is a new one, in one transaction or in two", async () => {
    const store = await storeWith(open, numbered(3));
    await inBooks(store, (books) => books.delete(1));
    await put(store, [{ id: 1 }]);
    expect(await ids(store)).toEqual([2, 3, 1]);
    await inBooks(store, async (books) => {
      await books.delete(2);
      await books.put({ id: 2 });
      expect((await books.all()).rows.map(({ id }) => id)).toEqual([3, 1, 2]);
    });
    expect(await ids(store)).toEqual([3, 1, 2]);
  });

  const pages: readonly [Page, number[], boolean][] = [
    [{}, [1, 2, 3, 4, 5], false],
    [{ limit: 2 }, [1, 2], true],
    [{ skip: 3, limit: 2 }, [4, 5], false],
    [{ skip: 9, limit: 2 }, [], false],
    [{ after: 2, limit: 2 }, [3, 4], true],
    [{ after: 5 }, [], false],
    [{ after: "never" }, [], false],
    [{ newestFirst: true, limit: 2 }, [5, 4], true],
    [{ newestFirst: true, skip: 4, limit: 2 }, [1], false],
    [{ newestFirst: true, after: 4, limit: 2 }, [3, 2], true],
    [{ newestFirst: true, after: 1 }, [], false],
    [{ limit: 0 }, [], true],
  ];
  test.each(pages)("a page of %o holds %o", async (page, expected, hasMore) => {
    const store = await storeWith(open, numbered(5, { shelf: "x" }));
    const found = await inBooks(store, (books) => books.find("shelf", "x", page));
    expect(found).toEqual({ rows: expected.map((id) => ({ id, shelf: "x" })), hasMore });
  });

  test("a page after a row that has left the list goes on where it stood", async () => {
    const store = await storeWith(open, numbered(5, { shelf: "x" }));
    await put(store, [{ id: 3, shelf: "y" }]);
    await inBooks(store, async (books) => {
      expect((await books.find("shelf", "x", { after: 3 })).rows.map(({ id }) => id)).toEqual([4, 5]);
      expect((await books.find("shelf", "x", { after: 3, newestFirst: true })).rows.map(({ id }) => id)).toEqual([
        2, 1,
      ]);
    });
  });

  test("the earliest due comes first, of the same instant the first inserted, and nothing later than asked", async () => {
    const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
    const due = (id: string, second: number): Book => ({ id, dueAt: at(second) });
    const store = await storeWith(open, [due("late", 5), due("b", 2), due("c", 2), { id: "never" }]);
    const next = (second: number) =>
      inBooks(store, async (books): Promise<Row | undefined> => books.nextDue(at(second)));
    expect(await next(1)).toBeUndefined();
    expect(await next(9)).toMatchObject({ id: "b" });
    await put(store, [{ id: "b" }]);
    expect(await next(9)).toMatchObject({ id: "c" });
    await inBooks(store, async (books) => {
      await books.put(due("late", 1));
      expect(await books.nextDue(at(9))).toMatchObject({ id: "late" });
      await books.delete("late");
      await books.delete("c");
      expect(await books.nextDue(at(9))).toBeUndefined();
    });
    expect(await next(9)).toBeUndefined();
  });

  test("counting, and reading one page, asks no index about rows that were not touched", async () => {
    const store = await storeWith(open, numbered(500, { shelf: "x" }));
    await inBooks(store, async (books) => {
      asked.shelf = 0;
      expect(await books.count("shelf", "x")).toBe(500);
      expect((await books.find("shelf", "x", { skip: 400, limit: 5 })).rows).toHaveLength(5);
      expect(asked.shelf).toBe(0);
      await books.put({ id: 501, shelf: "x" } as Book);
      expect(await books.count("shelf", "x")).toBe(501);
      expect(asked.shelf).toBeLessThan(10);
    });
  });

  test("many rows in one transaction cost no more each than a few", async () => {
    const store = await storeWith(open);
    const askedFor = async (from: number, count: number) => {
      asked.shelf = 0;
      await put(
        store,
        numbered(count).map(({ id }) => ({ id: Number(id) + from, isbn: `${from}-${id}`, shelf: "x" })),
      );
      return asked.shelf / count;
    };
    const few = await askedFor(0, 10);
    expect(await askedFor(1000, 1000)).toBeLessThanOrEqual(few * 2);
  });
}
