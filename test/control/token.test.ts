import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registry } from "../../src/services/registry.ts";
import { Simulator } from "../../src/simulator.ts";

let guarded: Simulator;
let open: Simulator;
let control = "";

beforeAll(async () => {
  guarded = await (await Simulator.create({ port: 0, controlToken: "let-me-in" })).listen();
  open = await (await Simulator.create({ port: 0 })).listen();
  control = `${guarded.gateway}/_control/v1`;
});

afterAll(async () => {
  await guarded.close();
  await open.close();
});

const info = (authorization?: string) =>
  fetch(`${control}/info`, { headers: authorization === undefined ? {} : { authorization } });

describe("a control API with a token", () => {
  test.each([undefined, "", "Bearer", "Bearer let-me-out", "Bearer let-me-in-please", "Basic let-me-in", "let-me-in"])(
    "refuses %s with 401 in JSON",
    async (authorization) => {
      const answer = await info(authorization);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
      expect(await answer.json()).toEqual({
        error: /^Bearer ./.test(authorization ?? "")
          ? "that is not the control API's token"
          : "the control API needs its token",
        remedy: "send Authorization: Bearer <token>",
      });
    },
  );

  test("refuses before it looks at address and body", async () => {
    for (const path of ["/nope", "/sandboxes/nope"]) expect((await fetch(control + path)).status).toBe(401);
    expect((await fetch(`${control}/sandboxes`, { method: "POST", body: "{" })).status).toBe(401);
  });

  test("takes the right one, the word bearer in any case", async () => {
    for (const word of ["Bearer", "bearer"]) expect((await info(`${word} let-me-in`)).status).toBe(200);
  });

  test("does not guard /health or the services", async () => {
    for (const url of [guarded.gateway, guarded.url("rank-math")])
      expect((await fetch(`${url}/health`)).status).toBe(200);
    const orders = await fetch(`${guarded.url("rank-math")}/wp-json/reseller/v1/orders/`);
    expect(orders.headers.get("x-stunt-double-rule")).toBe("rank-math/credentials-required");
  });
});

describe("beyond this machine", () => {
  test.each(["0.0.0.0", "::", "192.168.1.7"])(
    "%s without a token is refused before anything listens or is kept",
    async (host) => {
      const data = join(tmpdir(), "stunt-double-never-made");
      await expect(Simulator.create({ port: 0, host, data })).rejects.toThrow(
        `--host ${host} opens the control API to others; set --control-token`,
      );
      expect(existsSync(data)).toBe(false);
    },
  );

  test("with a token it listens", async () => {
    const simulator = await (await Simulator.create({ port: 0, host: "0.0.0.0", controlToken: "let-me-in" })).listen();
    const answer = await fetch(`${simulator.gateway}/_control/v1/info`);
    await simulator.close();
    expect(answer.status).toBe(401);
  });
});

describe("over HTTP, on the gateway", () => {
  test("the control API is where /health says", async () => {
    const health = await (await fetch(`${open.gateway}/health`)).json();
    expect(health).toEqual({
      product: "stunt-double",
      version: expect.any(String),
      control: `${open.gateway}/_control/v1`,
    });
    const answer = await fetch(`${open.gateway}/_control/v1/info`);
    expect(await answer.json()).toMatchObject({
      services: registry.map(({ service: { name } }) => ({ name, address: open.url(name) })),
    });
  });

  test("a service's own port says whose it is", async () => {
    expect(await (await fetch(`${open.url("rank-math")}/health`)).json()).toMatchObject({ service: "rank-math" });
  });

  test.each(["/_control/v1/nope", "/_control/v2/info", "/nope"])("%s is 404 in JSON, with what helps", async (path) => {
    const answer = await fetch(open.gateway + path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: expect.stringContaining("nothing at"), remedy: expect.any(String) });
  });

  test("what the control API makes, the service serves", async () => {
    const made = await fetch(`${open.gateway}/_control/v1/sandboxes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "over-http", scenarios: ["rank-math/mixed-book"] }),
    });
    expect(made.status).toBe(201);
    const orders = await fetch(`${open.url("rank-math")}/wp-json/reseller/v1/orders/`, {
      headers: {
        "x-sandbox": "over-http",
        authorization: `Basic ${Buffer.from("reseller:aaaa bbbb cccc dddd eeee ffff").toString("base64")}`,
      },
    });
    expect(Number(orders.headers.get("x-wp-total"))).toBeGreaterThan(0);
  });
});
