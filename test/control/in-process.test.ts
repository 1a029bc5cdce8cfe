import request from "supertest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ControlFailure, createSimulator, type SandboxHandle, type StuntDouble } from "../../src/index.ts";
import { registry } from "../../src/services/registry.ts";

const jane = { type: "parent", first_name: "Jane", email: "jane@example.com", plan: "seo-by-rank-math-pro" };
const known = registry.map(({ service }) => service.name).join(", ");
const orders = "/wp-json/reseller/v1/orders/";

let simulator: StuntDouble;
beforeAll(async () => {
  simulator = await createSimulator({ clock: "2026-11-22T10:00:00Z", controlToken: "a-token" });
});
afterAll(() => simulator.close());

/** A new sandbox in which Jane holds a licence. */
async function withJane(): Promise<SandboxHandle> {
  const sandbox = await simulator.sandbox();
  const made = await sandbox.call("rank-math", "createOrder", jane, { as: "reseller" });
  expect(made).toMatchObject({ n: 1, status: 200, body: { code: "success" } });
  return sandbox;
}

const countOf = async (sandbox: SandboxHandle) => (await sandbox.rows("rank-math").find("orders")).total;

describe("a simulator in process", () => {
  test("has the ready-made credentials, in the names of its roles", () => {
    expect(simulator.credentials("rank-math")).toMatchObject({
      reseller: { username: "reseller", password: "aaaa bbbb cccc dddd eeee ffff" },
      subscriber: { username: "subscriber" },
    });
  });

  test("is the sandbox default, whose clock is frozen where it was asked to be", async () => {
    expect(await simulator.sandbox("default")).toBe(simulator);
    expect(await simulator.clock.read()).toMatchObject({ mode: "frozen", now: "2026-11-22T10:00:00.000Z" });
  });

  test("means what its control API means over the network", async () => {
    const sandbox = await withJane();
    const answer = await fetch(`${simulator.gateway}/_control/v1/sandboxes/${sandbox.name}/journal`, {
      headers: { authorization: "Bearer a-token" },
    });
    expect(await answer.json()).toMatchObject({ entries: await sandbox.journal.entries() });
  });

  test("closes at the end of a block", async () => {
    let url = "";
    {
      await using short = await createSimulator({ services: ["rank-math"], clock: "follow" });
      url = `${short.url("rank-math")}/health`;
      expect((await fetch(url)).status).toBe(200);
      expect(await short.clock.read()).toMatchObject({ mode: "follow" });
    }
    await expect(fetch(url)).rejects.toThrow();
  });

  test("begins with scenarios by name, one or several", async () => {
    for (const scenario of ["rank-math/mixed-book", ["rank-math/mixed-book"]]) {
      await using one = await createSimulator({ scenario });
      expect(await countOf(one)).toBeGreaterThan(0);
    }
  });
});

describe("what cannot be had is refused, and nothing stays open:", () => {
  test.each([
    [{ services: ["rankmath"] }, "no service rankmath; did you mean rank-math?"],
    [{ services: ["no-such-service"] }, `no service no-such-service; known: ${known}`],
    [{ clock: "tomorrow" }, "clock takes an instant such as 2026-11-22T10:00:00Z, or follow; not tomorrow"],
    [{ scenario: "rank-math/mixd-book" }, "mixd-book"],
    [{ host: "0.0.0.0" }, "set --control-token"],
    [{ tls: { hosts: ["a b"] } }, "is no name of a host"],
  ])("%j", async (options, says) => {
    // What a caller without types may ask for.
    await expect(createSimulator(options as Parameters<typeof createSimulator>[0])).rejects.toThrow(says);
  });

  test("a service that does not run here", async () => {
    const misspelt = "rank-maths" as "rank-math";
    expect(() => simulator.url(misspelt)).toThrow("no service rank-maths runs here; did you mean rank-math?");
    expect(() => simulator.express(misspelt)).toThrow("did you mean rank-math?");
    expect(() => simulator.panel(misspelt)).toThrow("did you mean rank-math?");
    expect(() => simulator.credentials(misspelt)).toThrow("did you mean rank-math?");
  });
});

describe("a sandbox", () => {
  test("is made when there is none of its name, and found again", async () => {
    const made = await simulator.sandbox("found");
    await made.call("rank-math", "createOrder", jane, { as: "reseller" });
    const found = await simulator.sandbox("found");
    expect(await countOf(found)).toBe(1);
    expect(found.credentials("rank-math")).toEqual(made.credentials("rank-math"));
    expect(found.credentials("rank-math").reseller.username).not.toBe("reseller");
  });

  test("without a name gets one of its own, however many are made at once", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => simulator.sandbox()));
    expect(new Set(made.map(({ name }) => name)).size).toBe(20);
  });

  test("with options has to be new", async () => {
    const settings = { "rank-math": { "plan-exists-status": 409 } } as const;
    const made = await simulator.sandbox("new", { scenario: "rank-math/mixed-book", settings, clock: "follow" });
    expect(await countOf(made)).toBeGreaterThan(0);
    expect(await made.clock.read()).toMatchObject({ mode: "follow" });
    const before = await made.hash();
    const again = simulator.sandbox("new", { settings });
    await expect(again).rejects.toThrow(ControlFailure);
    await expect(again).rejects.toMatchObject({ status: 409 });
    expect(await made.hash()).toBe(before);
  });

  test("is reached by its address, by its credentials and by its Express application, and alone", async () => {
    const sandbox = await withJane();
    const { username, password } = sandbox.credentials("rank-math").reseller;
    const authorization = `Basic ${btoa(`${username}:${password}`)}`;
    for (const url of [sandbox.url("rank-math"), simulator.url("rank-math")]) {
      const answer = await fetch(url + orders, { headers: { authorization } });
      expect(await answer.json()).toMatchObject({ data: { orders: [{ customer: { email: "jane@example.com" } }] } });
    }
    const fixed = simulator.credentials("rank-math").reseller;
    const ask = (from: SandboxHandle) =>
      request(from.express("rank-math")).get(orders).auth(fixed.username, fixed.password).set("x-request", "1");
    expect((await ask(sandbox)).body.data.orders).toHaveLength(1);
    expect((await ask(simulator)).body.data.orders).toHaveLength(0);
    expect((await ask(sandbox).set("x-sandbox", "default")).body.data.orders).toHaveLength(1);
  });

  test("is copied, reset and ended", async () => {
    const sandbox = await withJane();
    const fork = await sandbox.fork(`${sandbox.name}-fork`);
    expect(await fork.hash()).toBe(await sandbox.hash());
    await sandbox.reset();
    expect([await countOf(sandbox), await countOf(fork)]).toEqual([0, 1]);
    await fork.delete();
    await expect(fork.hash()).rejects.toMatchObject({ status: 404 });
  });

  test("is kept as a snapshot and goes back to it", async () => {
    const sandbox = await withJane();
    await sandbox.keep("jane");
    await sandbox.reset();
    await sandbox.restore("jane");
    expect(await countOf(sandbox)).toBe(1);
    expect(await simulator.snapshots.list()).toMatchObject([{ name: "jane", sandbox: sandbox.name }]);
    await simulator.snapshots.import("jane-2", await simulator.snapshots.export("jane"));
    await simulator.snapshots.delete("jane");
    expect((await simulator.snapshots.list()).map(({ name }) => name)).toEqual(["jane-2"]);
  });

  test("takes in a scenario and is written as one", async () => {
    const sandbox = await withJane();
    expect(await sandbox.load("rank-math/mixed-book")).toEqual([]);
    expect(await countOf(sandbox)).toBeGreaterThan(1);
    expect(await sandbox.save("After the fair.")).toContain("scenario: After the fair.");
    const before = await sandbox.hash();
    await expect(sandbox.load("rank-math/nothing-of-the-kind")).rejects.toBeInstanceOf(ControlFailure);
    expect(await sandbox.hash()).toBe(before);
  });
});

describe("through the handles of a sandbox", () => {
  test("time moves", async () => {
    const { clock } = await simulator.sandbox();
    expect((await clock.advance("P1Y")).now).toBe("2027-11-22T10:00:00.000Z");
    expect((await clock.advanceTo("2027-11-23T10:00:00Z")).now).toBe("2027-11-23T10:00:00.000Z");
    expect((await clock.set("2026-01-01T00:00:00Z")).now).toBe("2026-01-01T00:00:00.000Z");
    expect((await clock.rebase("2026-02-01T00:00:00Z")).now).toBe("2026-02-01T00:00:00.000Z");
    expect((await clock.follow()).mode).toBe("follow");
    const { mode, next } = await clock.freeze("2026-01-01T00:00:00Z");
    expect(mode).toBe("frozen");
    expect((await clock.next()).now).toBe(next);
    await expect(clock.advance("a year")).rejects.toMatchObject({ status: 400 });
  });

  test("the back office is used, and its refusals are told", async () => {
    const sandbox = await simulator.sandbox();
    const panel = sandbox.panel("rank-math");
    const third = { username: "third", email: "third@example.com" };
    expect(await panel.addReseller(third)).toEqual({ ...third, role: "reseller" });
    await expect(panel.addReseller(third)).rejects.toThrow("The user name third is taken.");
    expect(Object.keys(panel)).toContain("removeCustomer");
  });

  test("calls fail on purpose", async () => {
    const { faults, call } = await withFault();
    expect(await faults.list()).toMatchObject([{ operation: "createOrder", answer: "storing_error", next: 2 }]);
    expect(await call()).toMatchObject({ status: 500, body: { code: "storing_error" } });
    expect(await faults.clear()).toBe(1);
    expect(await call()).toMatchObject({ status: 200 });
  });

  async function withFault() {
    const sandbox = await simulator.sandbox();
    await sandbox.faults.add("rank-math", "createOrder", { answer: "storing_error", next: 2 });
    const call = () => sandbox.call("rank-math", "createOrder", jane, { as: "reseller" });
    return { faults: sandbox.faults, call };
  }

  test("dials are turned", async () => {
    const sandbox = await withJane();
    await sandbox.settings.change("rank-math", { "plan-exists-status": 409 });
    expect((await sandbox.settings.list("rank-math")).find(({ name }) => name === "plan-exists-status")).toMatchObject({
      value: 409,
      default: 400,
    });
    expect(await sandbox.call("rank-math", "createOrder", jane, { as: "reseller" })).toMatchObject({ status: 409 });
  });

  test("rows are read, written and taken away", async () => {
    const sandbox = await withJane();
    const rows = sandbox.rows("rank-math");
    expect(await rows.tables()).toContainEqual({ table: "orders", rows: 1 });
    const [order] = (await rows.find("orders")).rows;
    const id = Number(order?.id);
    expect(await rows.put("orders", id, { ...order, totalCents: 1 })).toMatchObject({ totalCents: 1 });
    expect(await rows.read("orders", id)).toMatchObject({ totalCents: 1 });
    await rows.delete("orders", id);
    expect((await rows.find("orders")).total).toBe(0);
  });

  test("the journal is read, asked and explained", async () => {
    const sandbox = await withJane();
    await sandbox.call("rank-math", "createOrder", jane, { as: "reseller" });
    expect(await sandbox.journal.entries({ status: 400 })).toMatchObject([{ n: 2, rule: "plan-exists" }]);
    const twice = { operation: "createOrder", body: { email: "jane@example.com" }, exactly: 2 };
    expect(await sandbox.journal.verify(twice)).toMatchObject({ verdict: "yes", found: 2 });
    expect(await sandbox.journal.why(2)).toMatchObject({ rule: { id: expect.stringMatching(/plan-exists$/) } });
    expect(await sandbox.journal.guesses()).toMatchObject({ complete: true });
    await sandbox.journal.clear();
    expect(await sandbox.journal.entries()).toEqual([]);
  });

  test("the outbox is read, planned and waited for", async () => {
    const { outbox } = await simulator.sandbox();
    expect(await outbox.list({ service: "rank-math" })).toEqual([]);
    await outbox.settle();
    expect(await outbox.deliver()).toEqual([]);
    const { id } = await outbox.plan({ service: "rank-math", plan: [{ pretend: 500 }, { send: "twice" }] });
    expect(await outbox.plans()).toMatchObject([{ id, plan: [{ pretend: 500 }, { send: "twice" }] }]);
    expect(await outbox.clearPlans(id)).toBe(1);
    await expect(outbox.wait({ kind: "email" }, { within: "PT0S" })).rejects.toThrow("there were 0");
    await expect(outbox.read(7)).rejects.toMatchObject({ status: 404 });
    await expect(outbox.redeliver(7)).rejects.toMatchObject({ status: 404 });
  });

  test("another program is told where it is and what to sign in with", async () => {
    const sandbox = await simulator.sandbox();
    expect(await sandbox.environment()).toMatchObject({
      STUNT_DOUBLE_URL: simulator.gateway,
      STUNT_DOUBLE_SANDBOX: sandbox.name,
      STUNT_DOUBLE_RANK_MATH_USERNAME: sandbox.credentials("rank-math").reseller.username,
    });
    await using overTls = await createSimulator({ tls: { hosts: [] } });
    const { STUNT_DOUBLE_URL: url, NODE_EXTRA_CA_CERTS: file, SSL_CERT_FILE } = await overTls.environment();
    expect(url).toMatch(/^https:/);
    expect(SSL_CERT_FILE).toBe(file);
    expect(overTls.authority).toContain("BEGIN CERTIFICATE");
    expect(overTls.trustLines().map(({ client }) => client)).toEqual(["Node", "curl", "PHP", "Python"]);
  });
});
