import { describe, expect, test } from "vitest";
import type { JournalFilter } from "../../src/runtime/journal/filter.ts";
import { type Exchange, Journal } from "../../src/runtime/journal/journal.ts";
import { type Call, noon, requestOf } from "./shop.ts";

const anExchange = (call: Call, over: Partial<Exchange> = {}): Exchange => ({
  at: noon,
  service: "rank-math",
  operation: "createOrder",
  request: requestOf({ method: "POST", ...call }),
  reply: { status: 200, headers: {}, body: {}, type: "application/json" },
  rule: undefined,
  grade: "documented",
  effects: 0,
  took: 1,
  ...over,
});

const aJournal = (exchanges: readonly Exchange[], size = 100, bytes?: number) => {
  const journal = new Journal(size, bytes);
  for (const exchange of exchanges) journal.add(journal.place(), exchange);
  return journal;
};

const refused = { rule: "plan-exists", reply: { status: 400, headers: {}, body: {}, type: "application/json" } };
const some = [
  anExchange({ path: "payment/", body: { email: "a@example.com", total: 5, buyer: { name: "Ann" } } }),
  anExchange({ path: "payment/", body: { email: "b@example.com" } }, refused),
  anExchange({ path: "orders/", method: "GET", query: "page=2" }, { operation: "listOrders" }),
  anExchange({ path: "x" }, { service: "wallit", operation: undefined }),
  anExchange({ path: "payment/", body: "email=a@example.com" }),
];
const form = { "content-type": "application/x-www-form-urlencoded" };
const multipart = { "content-type": "multipart/form-data; boundary=b" };

describe("a filter", () => {
  test.each<[JournalFilter, number[]]>([
    [{}, [1, 2, 3, 4, 5]],
    [{ service: "wallit" }, [4]],
    [{ operation: "listOrders" }, [3]],
    [{ method: "get" }, [3]],
    [{ path: "payment" }, [1, 2, 5]],
    [{ status: 400 }, [2]],
    [{ rule: "plan-exists" }, [2]],
    [{ rule: "rank-math/plan-exists" }, [2]],
    [{ body: { email: "a@example.com" } }, [1]],
    [{ body: { "buyer.name": "Ann", total: "5" } }, [1]],
    [{ body: { page: 2 } }, [3]],
    [{ path: "payment", status: 200, body: { email: "b@example.com" } }, []],
  ])("%j finds %j", (filter, numbers) => {
    expect(
      aJournal(some)
        .find(filter)
        .map(({ n }) => n),
    ).toEqual(numbers);
  });

  test.each([
    ["a form", form, "email=a%40example.com&total=5"],
    [
      "a multipart body",
      multipart,
      '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\na@example.com\r\n--b\r\nContent-Disposition: form-data; name="total"\r\n\r\n5\r\n--b--\r\n',
    ],
  ])("looks into %s", (_what, headers, text) => {
    const request = { ...requestOf({ path: "payment/", headers }), body: Buffer.from(text) };
    const journal = aJournal([anExchange({ path: "payment/" }, { request })]);
    expect(journal.find({ body: { email: "a@example.com", total: 5 } })).toHaveLength(1);
  });

  test("gives the last so many, or after a number the first so many, oldest first", () => {
    const found = (page: { since?: number; limit?: number }) =>
      aJournal(some)
        .find(page)
        .map(({ n }) => n);
    expect(found({ limit: 2 })).toEqual([4, 5]);
    expect(found({ since: 1, limit: 2 })).toEqual([2, 3]);
    expect(found({ since: 5 })).toEqual([]);
    expect(found({ limit: 0 })).toEqual([]);
  });
});

describe("a verdict", () => {
  test.each([
    [{ atLeast: 2 }, "yes"],
    [{ atLeast: 4 }, "no"],
    [{ atMost: 3 }, "yes"],
    [{ atMost: 2 }, "no"],
    [{ exactly: 3 }, "yes"],
    [{ exactly: 2 }, "no"],
    [{ atLeast: 1, atMost: 3 }, "yes"],
    [{}, "yes"],
  ] as const)("on three that match, asked for %j, is %s", (count, verdict) => {
    expect(aJournal(some).verify({ path: "payment" }, count)).toMatchObject({ verdict, found: 3 });
  });

  test.each([
    [{ atLeast: 1 }, "yes"],
    [{ atLeast: 2 }, "cannot tell"],
    [{ atLeast: 5 }, "no"],
    [{ atMost: 0 }, "no"],
    [{ atMost: 1 }, "cannot tell"],
    [{ atMost: 4 }, "yes"],
    [{ exactly: 1 }, "cannot tell"],
    [{ exactly: 5 }, "no"],
  ] as const)("on one that matches and three that were dropped, asked for %j, is %s", (count, verdict) => {
    const journal = aJournal(some, 2);
    expect(journal.dropped).toBe(3);
    expect(journal.verify({ path: "payment" }, count)).toMatchObject({ verdict, found: 1 });
  });

  test("is open where a body was too long to be kept whole", () => {
    const long = anExchange({ path: "payment/", body: { email: "a@example.com", note: "x".repeat(70_000) } });
    const journal = aJournal([long]);
    expect(journal.verify({ body: { email: "a@example.com" } }, { atLeast: 1 }).verdict).toBe("cannot tell");
    expect(journal.verify({ path: "orders", body: { email: "a@example.com" } }, { atLeast: 1 }).verdict).toBe("no");
  });

  test("names what nearly matches, the nearest first, and nothing where all is well", () => {
    const journal = aJournal(some);
    const wanted = { path: "payment", status: 200, body: { email: "b@example.com" } };
    expect(journal.verify(wanted, { atLeast: 1 }).nearest).toEqual([5, 2, 1]);
    expect(journal.verify({ service: "simvoly" }, { atLeast: 1 }).nearest).toEqual([]);
    expect(journal.verify({ status: 400 }, { exactly: 1 }).nearest).toEqual([]);
  });
});

describe("an emptied journal", () => {
  test("goes on counting, has dropped nothing and knows again", () => {
    const journal = aJournal(some, 2);
    const late = journal.place();
    journal.clear();
    expect([journal.entries(), journal.dropped, journal.entry(5)]).toEqual([[], 0, undefined]);
    journal.add(late, anExchange({ path: "late" }));
    journal.add(journal.place(), anExchange({ path: "payment/" }));
    expect(journal.entries().map(({ n }) => n)).toEqual([7]);
    expect(journal.verify({ path: "payment" }, { exactly: 1 }).verdict).toBe("yes");
  });
});

describe("a bound on bytes", () => {
  const long = (n: number) => anExchange({ path: "payment/", body: { n, text: "x".repeat(10_000) } });

  test("drops the oldest, whatever their number, requests and answers counted", () => {
    const journal = aJournal([long(1), long(2), long(3)], 100, 25_000);
    expect([journal.entries().map(({ n }) => n), journal.dropped]).toEqual([[2, 3], 1]);
    const answer = { status: 200, headers: {}, body: [{ text: "x".repeat(5_000) }, {}], type: "application/json" };
    journal.add(journal.place(), anExchange({ path: "x" }, { reply: answer }));
    expect(journal.entries().map(({ n }) => n)).toEqual([3, 4]);
  });

  test("drops even the only one, if it is too long", () => {
    const journal = aJournal([long(1)], 100, 5_000);
    expect([journal.entries(), journal.dropped]).toEqual([[], 1]);
    journal.add(journal.place(), anExchange({ path: "x" }));
    expect(journal.entries().map(({ n }) => n)).toEqual([2]);
  });
});

describe("a listener", () => {
  const told = () => new Promise((resolve) => setImmediate(resolve));

  test("hears of every exchange in its order, until it stops", async () => {
    const journal = aJournal(some.slice(0, 1));
    const heard: number[] = [];
    const stop = journal.listen(({ n }) => heard.push(n));
    journal.add(journal.place(), anExchange({ path: "x" }));
    journal.add(journal.place(), anExchange({ path: "y" }));
    expect(heard).toEqual([]);
    await told();
    stop();
    journal.add(journal.place(), anExchange({ path: "z" }));
    await told();
    expect(heard).toEqual([2, 3]);
  });

  test("that fails disturbs nobody and is not called again", async () => {
    const journal = aJournal([]);
    const heard: number[] = [];
    let calls = 0;
    journal.listen(() => {
      calls += 1;
      throw new Error("gone");
    });
    journal.listen(({ n }) => heard.push(n));
    for (const path of ["x", "y"]) {
      journal.add(journal.place(), anExchange({ path }));
      await told();
    }
    expect([calls, heard]).toEqual([1, [1, 2]]);
  });
});

test("an entry is found by its number", () => {
  const journal = aJournal(some, 2);
  expect([journal.entry(4)?.n, journal.entry(3), journal.entry(6)]).toEqual([4, undefined, undefined]);
});
