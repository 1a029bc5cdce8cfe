import { expect, test } from "vitest";
import { type Book, ids, inBooks, numbered, type Open, storeWith } from "../books.ts";

export function keepsTransactionsWhole(open: Open): void {
  test("a transaction sees its own writes in every way of reading", async () => {
    const store = await storeWith(open, numbered(3, { shelf: "x" }));
    await inBooks(store, async (books) => {
      await books.put({ id: 4, shelf: "x" } as Book);
      await books.put({ id: 2, shelf: "y" } as Book);
      await books.delete(1);
      expect(await books.get(1)).toBeUndefined();
      expect(await books.get(2)).toEqual({ id: 2, shelf: "y" });
      expect((await books.find("shelf", "x")).rows.map(({ id }) => id)).toEqual([3, 4]);
      expect(await books.count("shelf", "x")).toBe(2);
      expect(await books.size()).toBe(3);
      expect((await books.all({ newestFirst: true })).rows.map(({ id }) => id)).toEqual([4, 3, 2]);
    });
  });

  test("one that throws leaves no trace and hands the reason on", async () => {
    const store = await storeWith(open, numbered(2));
    const failing = inBooks(store, async (books) => {
      await books.put({ id: 3 });
      await books.delete(1);
      throw new RangeError("no");
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await ids(store)).toEqual([1, 2]);
  });

  test("one that throws takes the places back that it gave", async () => {
    const stories = [async () => {}, async () => Promise.reject(new Error("no"))];
    const orders = [];
    for (const end of stories) {
      const store = await storeWith(open);
      await inBooks(store, async (books) => books.put({ id: "x" }).then(end)).catch(() => {});
      await inBooks(store, (books) => books.put({ id: "y" }));
      await inBooks(store, (books) => books.put({ id: "x" }));
      orders.push(await ids(store));
    }
    expect(orders).toEqual([
      ["x", "y"],
      ["y", "x"],
    ]);
  });

  test("transactions of a sandbox run one after the other in the order in which they were asked for", async () => {
    const store = await storeWith(open, [{ id: "counter", shelf: "0" }]);
    const turns: number[] = [];
    const increment = (turn: number) =>
      inBooks(store, async (books) => {
        const { shelf } = (await books.get("counter")) as Book;
        for (let pause = turn % 7; pause > 0; pause -= 1) await Promise.resolve();
        turns.push(turn);
        await books.put({ id: "counter", shelf: String(Number(shelf) + 1) } as Book);
      });
    await Promise.all(Array.from({ length: 50 }, (_, turn) => increment(turn)));
    expect(turns).toEqual(Array.from({ length: 50 }, (_, turn) => turn));
    expect(await inBooks(store, (books) => books.get("counter"))).toEqual({ id: "counter", shelf: "50" });
  });

  test("one that throws does not hold up those behind it", async () => {
    const store = await storeWith(open);
    const outcomes = await Promise.allSettled([
      inBooks(store, async () => Promise.reject(new Error("no"))),
      inBooks(store, (books) => books.put({ id: "a" })),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(await ids(store)).toEqual(["a"]);
  });

  test("a transaction over two tables is kept or undone in both", async () => {
    const store = await storeWith(open);
    const both = (fail: boolean) =>
      store.run("one", async ({ table }) => {
        await table("books").put({ id: 1 });
        await table("loans").put({ id: 1 });
        if (fail) throw new Error("no");
      });
    const sizes = () =>
      store.run("one", async ({ table }) => [await table("books").size(), await table("loans").size()]);
    await expect(both(true)).rejects.toThrow("no");
    expect(await sizes()).toEqual([0, 0]);
    await both(false);
    expect(await sizes()).toEqual([1, 1]);
  });
}
