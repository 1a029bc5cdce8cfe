import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { fromPairs } from "../../src/http/decode.ts";
import { Simulator, type SimulatorOptions } from "../../src/simulator.ts";

const authorization = `Basic ${Buffer.from("reseller:aaaa bbbb cccc dddd eeee ffff").toString("base64")}`;
const route = "/wp-json/reseller/v1";
const open: Simulator[] = [];

async function listening(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await (await Simulator.create({ port: 0, ...options })).listen();
  open.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

describe("what happens at once", () => {
  test("a reset takes the sandbox from nobody", async () => {
    const simulator = await listening();
    let resetting = true;
    const statuses = new Set<number>();
    const ask = async () => {
      while (resetting) {
        const answer = await fetch(`${simulator.url("rank-math")}${route}/orders/`, { headers: { authorization } });
        statuses.add(answer.status);
        await answer.arrayBuffer();
      }
    };
    const clients = Array.from({ length: 4 }, ask);
    for (let n = 0; n < 10; n += 1) await simulator.runtime.reset("default");
    await Promise.all([simulator.runtime.reset("default"), simulator.runtime.reset("default")]);
    resetting = false;
    await Promise.all(clients);
    expect([...statuses]).toEqual([200]);
  });

  test("every advance moves the clock, and every changed setting stays", async () => {
    const simulator = await Simulator.create({ clock: "2026-11-22T10:00:00.000Z" });
    const sandbox = simulator.runtime.get("default");
    await Promise.all(Array.from({ length: 5 }, () => sandbox?.advance({ days: 1 })));
    expect(sandbox?.now()).toBe("2026-11-27T10:00:00.000Z");
    await Promise.all([
      sandbox?.changeSettings("rank-math", { "plan-exists-status": 409 }),
      sandbox?.changeSettings("rank-math", { "not-found-status": 400 }),
    ]);
    expect(sandbox?.settings("rank-math")).toMatchObject({ "plan-exists-status": 409, "not-found-status": 400 });
    await simulator.close();
  });

  test("a sandbox that was reset away writes nothing into its successor", async () => {
    const simulator = await Simulator.create({});
    const before = simulator.runtime.get("default");
    await simulator.runtime.reset("default");
    await before?.freeze("2031-01-01T00:00:00.000Z");
    expect(simulator.runtime.get("default")?.clock().mode).toBe("follow");
    await simulator.runtime.reset("default");
    expect(simulator.runtime.get("default")?.record.clock).toEqual({ follow: 0 });
    await simulator.close();
  });
});

test("closing does not wait for a client that never finishes its request", async () => {
  const simulator = await listening();
  const { port } = new URL(simulator.url("rank-math"));
  const socket = connect(Number(port), "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.on("error", () => {});
  socket.write(`POST ${route}/payment/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ntype=`);
  const gone = new Promise((resolve) => socket.once("close", resolve));
  await simulator.close();
  await gone;
  expect(socket.destroyed).toBe(true);
}, 10_000);

test("what is sold goes on behind the ids that a scenario brings along", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stunt-double-"));
  mkdirSync(join(folder, "rank-math"));
  const customer =
    "{ id: 377867, email: omar@example.com, firstName: Omar, lastName: H, login: omar, downloadKey: 0123456789abcdef0123456789abcdef, createdAt: -1y }";
  writeFileSync(
    join(folder, "rank-math", "own.yaml"),
    `scenario: A customer with the first id.\nservice: rank-math\nrows:\n  customers:\n    - ${customer}\n`,
  );
  const simulator = await listening({ fixtures: [folder], scenarios: ["rank-math/own"] });
  const body = new URLSearchParams({
    type: "parent",
    first_name: "J",
    email: "j@example.com",
    plan: "content-ai-expert",
  });
  const answer = await fetch(`${simulator.url("rank-math")}${route}/payment/`, {
    method: "POST",
    headers: { authorization },
    body,
  });
  expect(await answer.json()).toMatchObject({ data: { customer: { id: 377868 } } });
  const { total } = (await simulator.runtime.get("default")?.rows("rank-math.customers", 0, 10)) ?? {};
  expect(total).toBe(2);
  rmSync(folder, { recursive: true });
});

test("a kept sandbox that began otherwise is not passed off as the one asked for", async () => {
  const data = mkdtempSync(join(tmpdir(), "stunt-double-"));
  await (await Simulator.create({ data })).close();
  await expect(Simulator.create({ data, scenarios: ["rank-math/mixed-book"] })).rejects.toThrow(/began otherwise/);
  await (await Simulator.create({ data })).close();
  rmSync(data, { recursive: true });
});

test("a list of two hundred thousand pairs costs no more than its length", () => {
  const pairs = Array.from({ length: 200_000 }, (_one, n) => ["a[]", String(n)] as const);
  const used = process.cpuUsage();
  expect(fromPairs(pairs).a).toHaveLength(200_000);
  expect(process.cpuUsage(used).user).toBeLessThan(2_000_000);
});
