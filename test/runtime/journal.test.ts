import { describe, expect, test } from "vitest";
import { canonical, type Exchange, Journal } from "../../src/runtime/journal/journal.ts";
import { noon, requestOf } from "./shop.ts";

const anExchange = (over: Partial<Exchange> = {}): Exchange => ({
  at: noon,
  service: "rank-math",
  operation: "getOrder",
  request: requestOf({ path: "order/1" }),
  reply: { status: 200, headers: {}, body: {}, type: "application/json" },
  rule: undefined,
  grade: "documented",
  effects: 0,
  took: 1,
  ...over,
});

describe("a ring of three", () => {
  const filled = (count: number) => {
    const journal = new Journal(3);
    for (let n = 0; n < count; n += 1) journal.add(journal.place(), anExchange());
    return journal;
  };
  test.each([
    [0, [], 0],
    [2, [1, 2], 0],
    [3, [1, 2, 3], 0],
    [4, [2, 3, 4], 1],
    [11, [9, 10, 11], 8],
  ])("after %i entries holds %o and has dropped %i", (count, numbers, dropped) => {
    const journal = filled(count);
    expect(journal.entries().map(({ n }) => n)).toEqual(numbers);
    expect(journal.dropped).toBe(dropped);
  });
});

test("an entry that is written late stands at its place all the same, unless that has been dropped", () => {
  const journal = new Journal(2);
  const [first, second] = [journal.place(), journal.place()];
  journal.add(second, anExchange());
  journal.add(first, anExchange());
  expect(journal.entries().map(({ n }) => n)).toEqual([1, 2]);
  const [third, fourth, fifth] = [journal.place(), journal.place(), journal.place()];
  for (const n of [fifth, fourth, third]) journal.add(n, anExchange());
  expect(journal.entries().map(({ n }) => n)).toEqual([4, 5]);
});

describe("the canonical form", () => {
  const shown = (over: Partial<Exchange>) => canonical({ n: 1, ...anExchange(over) });
  const from = (base: string, headers: Record<string, string>, took: number): Partial<Exchange> => ({
    request: requestOf({ path: "order/1", base, headers }),
    reply: {
      status: 200,
      headers: { Link: `<${base}/wp-json/>` },
      body: { self: `${base}/x` },
      type: "application/json",
    },
    took,
  });

  test("is the same from another address, peer and machine", () => {
    const here = from(
      "http://127.0.0.1:4105",
      { host: "127.0.0.1:4105", "user-agent": "curl/8", connection: "close" },
      1,
    );
    const there = from(
      "https://shop.example/~ci",
      { host: "shop.example", "user-agent": "php", "x-sandbox": "ci", "content-length": "0" },
      250,
    );
    expect(shown(here)).toEqual(shown(there));
    expect(shown(here)).toMatchObject({ replyHeaders: { Link: "</wp-json/>" }, body: { self: "/x" } });
  });

  test("is not the same for another request or answer", () => {
    const plain = shown({});
    const others: Partial<Exchange>[] = [
      { at: "2026-03-01T12:00:00.001Z" },
      { request: requestOf({ path: "order/2" }) },
      { request: requestOf({ path: "order/1", query: "a=1" }) },
      { request: requestOf({ path: "order/1", headers: { accept: "text/html" } }) },
      { request: requestOf({ path: "order/1", body: {} }) },
      { reply: { status: 404, headers: {}, body: {}, type: "application/json" } },
      { reply: { status: 200, headers: {}, body: { id: 1 }, type: "application/json" } },
      { rule: "order-known" },
      { grade: "chosen" },
      { effects: 1 },
    ];
    for (const other of others) expect(shown(other)).not.toEqual(plain);
  });

  test("tells no credentials", () => {
    const request = requestOf({
      path: "order/1",
      query: "token=hush&a=1",
      headers: { "x-api-key": "hush", cookie: "hush" },
    });
    const entry = shown({ request });
    expect(JSON.stringify(entry)).not.toContain("hush");
    expect(entry).toMatchObject({
      query: "token=[redacted]&a=1",
      requestHeaders: { authorization: "[redacted]", "x-api-key": "[redacted]" },
    });
  });
});
