import { describe, expect, test } from "vitest";
import { RowRefused } from "../../src/runtime/rows.ts";
import { anOrder, aShop, noon } from "./shop.ts";

const book = `
scenario: One customer with three orders, and another one with one.
service: rank-math
rows:
  customers:
    - { id: 377001, email: jane@example.com, firstName: Jane, lastName: Doe, login: jane, downloadKey: "0123456789abcdef0123456789abcdef", createdAt: -200d }
    - { id: 377002, email: omar@example.com, firstName: Omar, lastName: Haddad, login: omar, downloadKey: "11112222333344445555666677778888", createdAt: -500d }
  orders:
    - { id: 1, userId: reseller, customerId: 377001, subscriptionId: 11, type: parent, totalCents: 5900, paidAt: -200d }
    - { id: 3, userId: reseller, customerId: 377002, subscriptionId: 13, type: parent, totalCents: 2300, paidAt: -100d }
    - { id: 5, userId: reseller, customerId: 377001, subscriptionId: 11, type: renewal, totalCents: 5900, paidAt: -50d }
    - { id: 7, userId: reseller, customerId: 377001, subscriptionId: 11, type: renewal, totalCents: 5900, paidAt: -20d }
  clients:
    - { id: reseller/377001, userId: reseller, customerId: 377001 }
`;

async function aBook() {
  const shop = await aShop();
  const { sandbox: box } = await shop.runtime.load("default", { file: { name: "book.yaml", text: book } });
  return { ...shop, box };
}

const jane = {
  id: 377001,
  email: "jane@example.com",
  firstName: "Jane",
  lastName: "Doe",
  login: "jane",
  downloadKey: "0123456789abcdef0123456789abcdef",
  createdAt: "2025-08-13T12:00:00.000Z",
};

describe("rows are found", () => {
  test("by table, with their numbers", async () => {
    const { box } = await aBook();
    const tables = await box.tables("rank-math");
    expect(Object.fromEntries(tables.map(({ table, rows }) => [table, rows]))).toMatchObject({
      customers: 2,
      orders: 4,
    });
  });

  test("by id, written as text or number", async () => {
    const { box } = await aBook();
    expect(await box.row("rank-math", "customers", 377001)).toEqual(jane);
    expect(await box.row("rank-math", "customers", "377001")).toEqual(jane);
    expect(await box.row("rank-math", "customers", "none")).toBeUndefined();
  });

  test("a page at a time, in order of first insertion, or by a declared index", async () => {
    const { box } = await aBook();
    const page = await box.findRows("rank-math", "orders", { skip: 1, limit: 2 });
    expect([page.total, page.rows.map(({ id }) => id)]).toEqual([4, [3, 5]]);
    const ofJane = await box.findRows("rank-math", "orders", { index: "customer", value: "377001", skip: 1, limit: 9 });
    expect([ofJane.total, ofJane.rows.map(({ id }) => id)]).toEqual([3, [5, 7]]);
  });
});

describe("a row that is put", () => {
  test("takes the place of the one with its id, instants in the form in which they are kept", async () => {
    const { box } = await aBook();
    const kept = await box.putRow("rank-math", "customers", { ...jane, firstName: "Janet", createdAt: "2026-01-02" });
    expect(kept).toEqual({ ...jane, firstName: "Janet", createdAt: "2026-01-02T00:00:00.000Z" });
    expect(await box.row("rank-math", "customers", 377001)).toEqual(kept);
    expect((await box.tables("rank-math")).find(({ table }) => table === "customers")?.rows).toBe(2);
  });

  test("may name its instants from the sandbox's now", async () => {
    const { box } = await aBook();
    const kept = await box.putRow("rank-math", "customers", { ...jane, createdAt: "-1d" });
    expect(kept).toMatchObject({ createdAt: "2026-02-28T12:00:00.000Z" });
    expect(box.now()).toBe(noon);
  });

  test("is what the service works with from then on", async () => {
    const { box, ask } = await aBook();
    await box.putRow("rank-math", "customers", { ...jane, email: "janet@example.com" });
    expect(await ask({ path: "customer/", query: "customer_id=janet@example.com" })).toMatchObject({ status: 200 });
    expect(await ask({ path: "customer/", query: "customer_id=jane@example.com" })).toMatchObject({ status: 404 });
  });

  test("is not run into by what the service numbers later, nor does a low number turn it back", async () => {
    const { box, ask } = await aBook();
    const next = async (email: string) => {
      await ask(anOrder({ email }));
      const { rows } = await box.findRows("rank-math", "customers", { skip: 2, limit: 9 });
      return rows.at(-1)?.id;
    };
    await box.putRow("rank-math", "customers", { ...jane, id: 400_000, email: "far@example.com" });
    expect(await next("after@example.com")).toBe(400_001);
    await box.putRow("rank-math", "customers", { ...jane, id: 7, email: "low@example.com" });
    expect(await next("last@example.com")).toBe(400_002);
  });
});

test("a row is deleted once", async () => {
  const { box } = await aBook();
  expect(await box.deleteRow("rank-math", "orders", "5")).toBe(true);
  expect(await box.deleteRow("rank-math", "orders", 5)).toBe(false);
  expect(await box.row("rank-math", "orders", 5)).toBeUndefined();
});

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

describe("refused, with nothing changed:", () => {
  test.each<[string, unknown, Partial<RowRefused>]>([
    ["no object", [], { field: "", reason: "invalid" }],
    ["nothing", null, { field: "", reason: "invalid" }],
    ["a field of the wrong type", { ...jane, lastName: 5 }, { field: "lastName", message: "5 is not text" }],
    ["a missing field", { ...jane, email: undefined }, { field: "email", message: "is missing" }],
    ["a field that is none", { ...jane, age: 5 }, { field: "age", message: "customers has no field age" }],
    [
      "no instant",
      { ...jane, createdAt: "yesterday" },
      { field: "createdAt", remedy: "write 2026-11-22T10:00:00Z or an offset like -3d +2h" },
    ],
    ["a day that is none", { ...jane, createdAt: "2026-02-30" }, { field: "createdAt" }],
    ["U+0000", { ...jane, firstName: "a\u0000" }, { field: "firstName", message: "contains U+0000" }],
    [
      "a number past all bounds",
      { ...jane, id: Number("1e400") },
      { field: "id", message: "holds a number that nothing keeps" },
    ],
    ["half a surrogate pair", { ...jane, firstName: "\ud800" }, { field: "firstName" }],
    ["a prototype", JSON.parse('{"id":5,"__proto__":{"email":"x"}}'), { field: "__proto__" }],
    ["too much nesting", deep(100), { message: "is nested more than 64 levels deep" }],
    ["an id of the wrong type", { ...jane, id: "377001" }, { field: "id" }],
    [
      "another's unique value",
      { ...jane, id: 1 },
      { field: "email", reason: "taken", message: "email jane@example.com is taken by another row" },
    ],
  ])("%s", async (_what, row, refusal) => {
    const { box } = await aBook();
    const before = await box.hash();
    const attempt = box.putRow("rank-math", "customers", row);
    await expect(attempt).rejects.toBeInstanceOf(RowRefused);
    await expect(attempt).rejects.toMatchObject(refusal);
    expect(await box.hash()).toBe(before);
  });

  test.each([
    ["no-such-service", "orders", "service", "known: rank-math"],
    ["rank-math", "order", "table", expect.stringContaining("orders")],
    ["rank-math", "__proto__", "table", expect.stringContaining("orders")],
  ])("%s %s", async (service, table, field, remedy) => {
    const { box } = await aBook();
    const refusal = { reason: "unknown", field, remedy };
    await expect(box.row(service, table, 1)).rejects.toMatchObject(refusal);
    await expect(box.findRows(service, table, { skip: 0, limit: 1 })).rejects.toMatchObject(refusal);
    await expect(box.putRow(service, table, jane)).rejects.toMatchObject(refusal);
    await expect(box.deleteRow(service, table, 1)).rejects.toMatchObject(refusal);
  });

  test.each([
    [
      { index: "plan", value: "x" },
      { field: "index", reason: "unknown", remedy: "known: list, subscription, customer" },
    ],
    [{ index: "customer" }, { field: "value", reason: "invalid" }],
    [{ value: "x" }, { field: "index", reason: "invalid" }],
  ])("a search by %o", async (wanted, refusal) => {
    const { box } = await aBook();
    await expect(box.findRows("rank-math", "orders", { ...wanted, skip: 0, limit: 1 })).rejects.toMatchObject(refusal);
  });
});
