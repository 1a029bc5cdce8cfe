import { beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control } from "../control.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl();
});

const rows = "/sandboxes/default/rows";
const users = `${rows}/rank-math/users`;

describe("rows", () => {
  test("tables are listed with their sizes", async () => {
    const { tables } = (await control.call("listTables", "get", `${rows}/parcels`)).body;
    expect(tables).toContainEqual({ table: "senders", rows: expect.any(Number) });
  });

  test("are shown page by page", async () => {
    const made = { id: "third", email: "third@example.com", role: "reseller" };
    await control.call("putRow", "put", `${users}/third`, made);
    const all = (await control.call("readRows", "get", users)).body;
    const last = (await control.call("readRows", "get", `${users}?skip=${all.total - 1}&limit=1`)).body;
    expect(last).toEqual({ total: all.total, rows: [made] });
  });

  test("are found by an index", async () => {
    const { indexes = {} } = control.simulator.runtime.services.get("rank-math")?.tables["users"] ?? {};
    const [index = ""] = Object.keys(indexes);
    const { rows: all } = (await control.call("readRows", "get", users)).body;
    const value = indexes[index]?.(all[0]) ?? "";
    const found = (await control.call("readRows", "get", `${users}?index=${index}&value=${value}`)).body;
    expect(found.rows).toContainEqual(all[0]);
    expect(found.total).toBeLessThan(all.length);
  });

  test("are written, read, exchanged and taken away one by one", async () => {
    const one = { id: "third", email: "third@example.com", role: "reseller" };
    expect((await control.call("putRow", "put", `${users}/third`, one)).body).toEqual(one);
    expect((await control.call("readRow", "get", `${users}/third`)).body).toEqual(one);
    const other = { ...one, role: "subscriber" };
    await control.call("putRow", "put", `${users}/third`, other);
    expect((await control.call("readRow", "get", `${users}/third`)).body).toEqual(other);
    expect((await control.call("deleteRow", "delete", `${users}/third`)).status).toBe(204);
    expect((await control.call("readRow", "get", `${users}/third`)).status).toBe(404);
  });
});
