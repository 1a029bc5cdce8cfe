import { expect, test } from "vitest";
import { type Book, ids, inBooks, numbered, type Open, put, storeWith } from "../books.ts";

export function keepsSandboxesApart(open: Open): void {
  test("a sandbox can be made once, and one that is not there cannot be used", async () => {
    const store = await storeWith(open);
    await expect(store.create("one")).rejects.toThrow("sandbox one exists");
    await expect(store.fork("one", "one")).rejects.toThrow("sandbox one exists");
    await expect(store.fork("none", "two")).rejects.toThrow("no sandbox none");
    await expect((async () => ids(store, "none"))()).rejects.toThrow("no sandbox none");
    expect(store.sandboxes()).toEqual(["one"]);
  });

  test("two sandboxes that are written at the same time never see each other", async () => {
    const store = await storeWith(open);
    await store.create("two");
    const fill = (sandbox: string, from: number) =>
      Array.from({ length: 20 }, (_, i) =>
        inBooks(
          store,
          async (books) => {
            await books.put({ id: from + i, shelf: "x" } as Book);
            await Promise.resolve();
            expect(await books.count("shelf", "x")).toBe(i + 1);
          },
          sandbox,
        ),
      );
    await Promise.all([...fill("one", 100), ...fill("two", 200)]);
    expect(await ids(store, "one")).toEqual(Array.from({ length: 20 }, (_, i) => 100 + i));
    expect(await ids(store, "two")).toEqual(Array.from({ length: 20 }, (_, i) => 200 + i));
  });

  test("a transaction of one sandbox does not wait for that of another", async () => {
    const store = await storeWith(open);
    await store.create("two");
    let letGo = () => {};
    const waiting = inBooks(
      store,
      () =>
        new Promise<void>((resolve) => {
          letGo = resolve;
        }),
    );
    await put(store, numbered(1), "two");
    expect(await ids(store, "two")).toEqual([1]);
    letGo();
    await waiting;
  });

  test("a fork starts with the rows and order of its origin, and the two part from then on", async () => {
    const store = await storeWith(open, numbered(3, { shelf: "x" }));
    await store.fork("one", "two");
    await put(store, [{ id: 4, shelf: "x" }], "one");
    await inBooks(store, (books) => books.delete(1), "two");
    await put(store, [{ id: 2, shelf: "y" }, { id: 5 }], "two");
    expect(await ids(store, "one")).toEqual([1, 2, 3, 4]);
    expect(await ids(store, "two")).toEqual([2, 3, 5]);
    expect(await inBooks(store, (books) => books.count("shelf", "x"), "one")).toBe(4);
    expect(await inBooks(store, (books) => books.count("shelf", "x"), "two")).toBe(1);
  });

  test("a fork shows what was kept before it and nothing of what comes later", async () => {
    const store = await storeWith(open);
    const before = put(store, [{ id: 1 }]);
    const forked = store.fork("one", "two");
    const after = put(store, [{ id: 2 }]);
    await Promise.all([before, forked, after]);
    expect(await ids(store, "two")).toEqual([1]);
  });

  test("a fork of a fork is as independent as the first", async () => {
    const store = await storeWith(open, numbered(2));
    await store.fork("one", "two");
    await store.fork("two", "three");
    await put(store, [{ id: 3 }], "two");
    await inBooks(store, (books) => books.delete(2), "three");
    expect([await ids(store, "one"), await ids(store, "two"), await ids(store, "three")]).toEqual([
      [1, 2],
      [1, 2, 3],
      [1],
    ]);
  });

  test("a fork asks no index anything until one side writes", async () => {
    const { asked } = await import("../books.ts");
    const store = await storeWith(open, numbered(300, { shelf: "x" }));
    asked.shelf = 0;
    for (let n = 0; n < 20; n += 1) await store.fork("one", `fork-${n}`);
    expect(await inBooks(store, (books) => books.count("shelf", "x"), "fork-19")).toBe(300);
    expect(asked.shelf).toBe(0);
  });

  test("what is dropped is gone, its forks stay, and its name is free again", async () => {
    const store = await storeWith(open, numbered(2));
    await store.fork("one", "two");
    await store.drop("one");
    expect(store.sandboxes()).toEqual(["two"]);
    expect(await ids(store, "two")).toEqual([1, 2]);
    await store.create("one");
    expect(await ids(store, "one")).toEqual([]);
  });
}
