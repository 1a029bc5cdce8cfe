import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gatewayListener } from "../../src/http/gateway.ts";
import { type Landing, writeLanding } from "../../src/http/landing.ts";
import { registry } from "../../src/services/registry.ts";
import { Simulator } from "../../src/simulator.ts";

let simulator: Simulator;
let guarded: Simulator;
beforeAll(async () => {
  simulator = await (await Simulator.create({ port: 0, clock: "2026-11-22T10:00:00.000Z" })).listen();
  guarded = await (await Simulator.create({ port: 0, controlToken: "let-me-in" })).listen();
  await simulator.runtime.create({ name: "ci", scenarios: ["rank-math/mixed-book"] });
});
afterAll(async () => {
  await simulator.close();
  await guarded.close();
});

const landing = async (from: Simulator = simulator): Promise<Landing> =>
  (await supertest(from.gateway).get("/").set("accept", "application/json")).body;

describe("the gateway at /", () => {
  test("lists services, sandboxes and the control API, as JSON", async () => {
    const { services, sandboxes, control, openapi, product } = await landing();
    expect(product).toBe("stunt-double");
    expect([control, openapi]).toEqual([
      `${simulator.gateway}/_control/v1`,
      `${simulator.gateway}/openapi/control.json`,
    ]);
    expect(services).toMatchObject(
      registry.map(({ service: { name } }) => ({
        name,
        address: simulator.url(name),
        openapi: `${simulator.gateway}/openapi/${name}.json`,
      })),
    );
    expect(services.find(({ name }) => name === "rank-math")).toMatchObject({
      credentials: { reseller: { username: "reseller" } },
    });
    expect(sandboxes).toEqual([
      { name: "default", scenarios: [], clock: { mode: "frozen", now: "2026-11-22T10:00:00.000Z" } },
      { name: "ci", scenarios: ["rank-math/mixed-book"], clock: { mode: "frozen", now: "2026-11-22T10:00:00.000Z" } },
    ]);
  });

  test("shows a line that works as often as it is pasted", async () => {
    const url = `${simulator.url("simvoly")}/api/v1/templates`;
    expect((await landing()).curl).toBe(`curl -H "x-client-key: 5f0c1d7e9a2b4c86b3e1f4a7d0829c65" "${url}"`);
  });

  test("is a page without scripts and without anything from elsewhere, which the browser is told to hold to", async () => {
    const { text, headers } = await supertest(simulator.gateway).get("/").set("accept", "text/html");
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect([headers["x-content-type-options"], headers["x-frame-options"]]).toEqual(["nosniff", "DENY"]);
    expect(text).toContain(simulator.url("rank-math"));
    expect(text).toContain("aaaa bbbb cccc dddd eeee ffff");
    expect(text).not.toMatch(/<script|<img|<link|@import|url\(/);
  });

  test("says nothing about sandboxes where the control API asks for a token", async () => {
    const { sandboxes, services } = await landing(guarded);
    expect(sandboxes).toBeUndefined();
    expect(services).toHaveLength(registry.length);
  });

  test("names addresses as the one reaches them who asks", async () => {
    const { body } = await supertest(simulator.gateway).get("/").set({ accept: "application/json", host: "box:8100" });
    const portOf = (name: string) => new URL(simulator.url(name)).port;
    expect(body).toMatchObject({
      control: "http://box:8100/_control/v1",
      services: registry.map(({ service: { name } }) => ({ name, address: `http://box:${portOf(name)}` })),
    });
  });

  test("escapes what it shows", async () => {
    const odd = `<b>"&'`;
    const service = {
      name: odd,
      title: odd,
      address: odd,
      operations: 1,
      openapi: odd,
      credentials: { [odd]: { x: odd } },
    };
    const clock = { mode: "follow" as const, now: odd };
    const shown: Landing = {
      product: "stunt-double",
      version: odd,
      control: odd,
      openapi: odd,
      services: [service],
      sandboxes: [{ name: odd, scenarios: [odd], clock }],
      curl: odd,
    };
    const { text } = await supertest((_: unknown, response: Parameters<typeof writeLanding>[0]) =>
      writeLanding(response, shown, "html"),
    ).get("/");
    expect(text).not.toContain("<b>");
    expect(text.match(/&lt;b&gt;&quot;&amp;&#39;/g)).toHaveLength(14);
  });
});

test.each([...registry.map(({ service }) => service.name), "control"])(
  "the contract of %s is there as JSON",
  async (name) => {
    const { body, status } = await supertest(simulator.gateway).get(`/openapi/${name}.json`);
    expect([status, body.openapi]).toEqual([200, "3.1.0"]);
  },
);

test("a control API that cannot be loaded is a 500 that says so, reported as a defect, and is tried again", async () => {
  const defects: unknown[] = [];
  let attempts = 0;
  const listener = gatewayListener({
    services: [],
    health: () => ({}),
    edge: { pipeline: simulator.pipeline, now: () => 0 },
    onDefect: (error) => defects.push(error),
    async control() {
      attempts += 1;
      if (attempts > 1) return (_asked, answer) => answer.end("loaded");
      throw new Error("a file is missing");
    },
  });
  const { status, body } = await supertest(listener).get("/_control/v1/info");
  expect([status, body.error]).toEqual([500, "this part of Stunt Double cannot be loaded: a file is missing"]);
  expect(defects).toEqual([new Error("a file is missing")]);
  expect((await supertest(listener).get("/_control/v1/info")).text).toBe("loaded");
});

test("an idle connection is kept longer than clients keep theirs", async () => {
  const { headers } = await supertest(simulator.gateway).get("/health").set("connection", "keep-alive");
  expect(headers["keep-alive"]).toBe("timeout=75");
});

test("a contract that there is not is a 404", async () => {
  for (const name of ["none", "__proto__", "..%2fcontrol"])
    expect((await supertest(simulator.gateway).get(`/openapi/${name}.json`)).status).toBe(404);
});

describe("/health says where the control API is, for the one who asks:", () => {
  const control = async (address: string, host: string) =>
    (await supertest(address).get("/health").set("host", host)).body.control;

  test.each([
    ["box:8100", "http://box:8100"],
    ["192.168.1.7:4100", "http://192.168.1.7:4100"],
    ["[::1]:4100", "http://[::1]:4100"],
  ])("on the gateway at %s", async (host, address) => {
    expect(await control(simulator.gateway, host)).toBe(`${address}/_control/v1`);
  });

  test.each([
    ["box:8105", "box"],
    ["192.168.1.7", "192.168.1.7"],
    ["ci.rank-math.localhost:4105", "127.0.0.1"],
    ["not a host", "127.0.0.1"],
  ])("on a service's port at %s", async (host, name) => {
    const { port } = new URL(simulator.gateway);
    expect(await control(simulator.url("rank-math"), host)).toBe(`http://${name}:${port}/_control/v1`);
  });
});

describe("without a token, the control API", () => {
  const guard = { publicUrl: "https://sim.example/x", hosts: ["stunt.test", "*.double.test"] };
  const listener = gatewayListener({
    services: [],
    health: () => ({}),
    control: async () => (_request, response) => response.end("in"),
    guard,
    onDefect: console.error,
    edge: { pipeline: {} as never, now: () => 0 },
  });
  const ask = (headers: Record<string, string>) => supertest(listener).post("/_control/v1/sandboxes").set(headers);

  test.each<Record<string, string>>([
    { host: "127.0.0.1:4100" },
    { host: "[::1]:4100" },
    { host: "10.0.0.5" },
    { host: "localhost:4100" },
    { host: "LOCALHOST" },
    { host: "sim.example" },
    { host: "sim.example:8443" },
    { host: "stunt.test:4100" },
    { host: "a.double.test" },
    { host: "localhost:4100", origin: "http://localhost:4100" },
    { host: "sim.example", origin: "https://sim.example" },
    { host: "127.0.0.1:4100", origin: "https://sim.example" },
  ])("answers %o", async (headers) => {
    expect((await ask(headers)).status).toBe(200);
  });

  test.each<Record<string, string>>([
    { host: "evil.example" },
    { host: "evil.example:4100", origin: "http://evil.example:4100" },
    { host: "127.0.0.1.evil.example" },
    { host: "localhost.evil.example" },
    { host: "double.test" },
    { host: "127.0.0.1:4100", origin: "http://evil.example" },
    { host: "127.0.0.1:4100", origin: "http://localhost:4100" },
    { host: "127.0.0.1:4100", origin: "http://127.0.0.1:3000" },
    { host: "127.0.0.1:4100", origin: "null" },
  ])("is closed to %o", async (headers) => {
    const { status, body } = await ask(headers);
    expect(status).toBe(403);
    expect(body).toEqual({
      error: expect.stringMatching(/^the control API is/),
      remedy: expect.stringContaining("--control-token"),
    });
  });

  test("is guarded so when it starts; with a token, the token alone counts", async () => {
    const at = (from: Simulator) => supertest(from.gateway).post("/_control/v1/settle").set("host", "evil.example");
    expect((await at(simulator)).status).toBe(403);
    expect((await at(guarded)).status).not.toBe(403);
  });
});
