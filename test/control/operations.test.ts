import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control, operationIds } from "./control.ts";

const called = new Set<string>();
let control: Control;

beforeEach(async () => {
  const own = await aControl();
  control = {
    ...own,
    call(operationId, ...rest) {
      called.add(operationId);
      return own.call(operationId, ...rest);
    },
  };
});

afterAll(() => expect([...called].sort()).toEqual([...operationIds].sort()));

const inDefault = "/sandboxes/default";

/** What the simulator answers on its own port, in this process. */
async function order(email: string): Promise<{ status: number; body: unknown }> {
  const { simulator } = control;
  const service = simulator.runtime.services.get("rank-math");
  if (!service) throw new Error("rank-math is missing");
  return simulator.pipeline.handle(service, {
    method: "POST",
    path: "/wp-json/reseller/v1/payment/",
    query: "",
    headers: {
      authorization: `Basic ${Buffer.from("reseller:aaaa bbbb cccc dddd eeee ffff").toString("base64")}`,
      "content-type": "application/json",
    },
    body: Buffer.from(JSON.stringify({ type: "parent", first_name: "Ann", email, plan: "seo-by-rank-math-pro" })),
    receivedAt: 0,
    base: "http://127.0.0.1:4105",
  });
}

test("info says what runs, with credentials that work", async () => {
  const { body } = await control.call("readInfo", "get", "/info");
  expect(body).toMatchObject({ product: "stunt-double", sandboxes: ["default"], services: [{ name: "rank-math" }] });
  expect(body.services[0].credentials.reseller).toEqual({
    username: "reseller",
    password: "aaaa bbbb cccc dddd eeee ffff",
  });
});

describe("sandboxes", () => {
  const wanted = {
    name: "ci",
    scenarios: ["rank-math/mixed-book"],
    settings: { "rank-math": { "plan-exists-status": 409 } },
    clock: { frozen: "2026-01-02T03:04:05Z" },
  };

  test("one is made from a scenario, read, listed and forgotten", async () => {
    const { status, body } = await control.call("createSandbox", "post", "/sandboxes", wanted);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...wanted,
      clock: { mode: "frozen", now: "2026-01-02T03:04:05.000Z" },
      credentials: { "rank-math": { reseller: { username: "reseller-ci" } } },
    });
    expect((await control.call("readSandbox", "get", "/sandboxes/ci")).body).toEqual(body);
    expect((await control.call("listSandboxes", "get", "/sandboxes")).body).toEqual({ sandboxes: ["default", "ci"] });
    expect((await control.call("deleteSandbox", "delete", "/sandboxes/ci")).status).toBe(204);
    expect((await control.call("readSandbox", "get", "/sandboxes/ci")).status).toBe(404);
  });

  test("one without a name gets a free one", async () => {
    const names = [];
    for (const body of [undefined, {}])
      names.push((await control.call("createSandbox", "post", "/sandboxes", body)).body.name);
    expect(names).toEqual(["sandbox-1", "sandbox-2"]);
  });

  test("one can follow the machine although the simulator was frozen", async () => {
    const { body } = await control.call("createSandbox", "post", "/sandboxes", { clock: "follow" });
    expect(body.clock.mode).toBe("follow");
  });

  test("the same scenario, random seed and clock have the same hash, whatever the name", async () => {
    const hashes = [];
    for (const name of ["one", "other"]) {
      await control.call("createSandbox", "post", "/sandboxes", { ...wanted, name });
      hashes.push((await control.call("readStateHash", "get", `/sandboxes/${name}/hash`)).body.hash);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  test("reset takes back what happened and keeps settings and credentials", async () => {
    await control.call("createSandbox", "post", "/sandboxes", wanted);
    const before = (await control.call("readSandbox", "get", "/sandboxes/ci")).body;
    const { hash } = (await control.call("readStateHash", "get", "/sandboxes/ci/hash")).body;
    await control.call("runPanelAction", "post", "/sandboxes/ci/panel/rank-math/addReseller", {
      username: "third",
      email: "third@example.com",
    });
    expect((await control.call("readStateHash", "get", "/sandboxes/ci/hash")).body.hash).not.toBe(hash);
    expect((await control.call("resetSandbox", "post", "/sandboxes/ci/reset")).body).toEqual(before);
    expect((await control.call("readStateHash", "get", "/sandboxes/ci/hash")).body.hash).toBe(hash);
  });

  test("a setting that is turned is in force at once, among the defaults", async () => {
    const { body } = await control.call("changeSettings", "patch", `${inDefault}/settings/rank-math`, {
      "plan-exists-status": 409,
    });
    expect(body).toMatchObject({ "plan-exists-status": 409, "orders-list-order": "newest-first" });
    await order("ann@example.com");
    expect((await order("ann@example.com")).status).toBe(409);
  });
});

describe("clock", () => {
  test("is read, frozen and moved on by a duration or to an instant", async () => {
    expect((await control.call("readClock", "get", `${inDefault}/clock`)).body).toEqual({
      mode: "frozen",
      now: "2026-11-22T10:00:00.000Z",
    });
    const freeze = await control.call("freezeClock", "post", `${inDefault}/clock/freeze`, {
      at: "2024-02-29T00:00:00Z",
    });
    expect(freeze.body).toEqual({ mode: "frozen", now: "2024-02-29T00:00:00.000Z" });
    const year = await control.call("advanceClock", "post", `${inDefault}/clock/advance`, { by: "P1Y" });
    expect(year.body.now).toBe("2025-02-28T00:00:00.000Z");
    const later = await control.call("advanceClock", "post", `${inDefault}/clock/advance`, {
      to: "2025-03-01T12:00:00.5Z",
    });
    expect(later.body.now).toBe("2025-03-01T12:00:00.500Z");
  });

  test("a moment and the time it is already reach where they say", async () => {
    for (const by of ["P0D", "PT1S"]) await control.call("advanceClock", "post", `${inDefault}/clock/advance`, { by });
    expect((await control.call("readClock", "get", `${inDefault}/clock`)).body.now).toBe("2026-11-22T10:00:01.000Z");
  });

  test("frozen without an instant stops where it is", async () => {
    await control.call("createSandbox", "post", "/sandboxes", { name: "live", clock: "follow" });
    const { body } = await control.call("freezeClock", "post", "/sandboxes/live/clock/freeze");
    expect((await control.call("readClock", "get", "/sandboxes/live/clock")).body).toEqual(body);
  });
});

describe("what a sandbox holds and did", () => {
  test("a panel action answers what it made, and rows show it page by page", async () => {
    const made = await control.call("runPanelAction", "post", `${inDefault}/panel/rank-math/addReseller`, {
      username: "third",
      email: "third@example.com",
    });
    expect(made.body).toEqual({ username: "third", email: "third@example.com", role: "reseller" });
    const rows = `${inDefault}/rows/rank-math/users`;
    const all = (await control.call("readRows", "get", rows)).body;
    const last = (await control.call("readRows", "get", `${rows}?skip=${all.total - 1}&limit=1`)).body;
    expect(last).toEqual({ total: all.total, rows: [{ id: "third", email: "third@example.com", role: "reseller" }] });
  });

  test("the journal tells of exchanges without their secrets; the outbox is empty where nothing is announced", async () => {
    await order("ann@example.com");
    const { body } = await control.call("readJournal", "get", `${inDefault}/journal`);
    expect(body).toMatchObject({ dropped: 0, entries: [{ n: 1, operation: "createOrder", status: 200, rule: null }] });
    expect(JSON.stringify(body)).not.toContain(Buffer.from("aaaa bbbb").toString("base64").slice(0, 8));
    await control.call("settle", "post", `${inDefault}/settle`);
    expect((await control.call("readOutbox", "get", `${inDefault}/outbox`)).body).toEqual({ effects: [] });
  });

  test("a fault is answered so many times and then no more", async () => {
    const fault = {
      service: "rank-math",
      operation: "createOrder",
      answer: "storing_error",
      when: { email: "ann@example.com" },
    };
    const { status, body } = await control.call("addFault", "post", `${inDefault}/faults`, fault);
    expect({ status, body }).toEqual({ status: 201, body: { ...fault, next: 1, at: "before" } });
    expect((await order("bob@example.com")).status).toBe(200);
    expect(await order("ann@example.com")).toMatchObject({ status: 500, body: { code: "storing_error" } });
    expect((await order("ann@example.com")).status).toBe(200);
  });
});
