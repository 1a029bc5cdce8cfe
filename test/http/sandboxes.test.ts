import { describe, expect, test } from "vitest";
import { aBook, type Key, parcelsIn, type Situation, simulate } from "../example/simulate.ts";
import { send } from "./send.ts";

/** A simulator with the sandboxes `default` and `ci`. */
async function twoSandboxes(options: Situation = {}) {
  const simulation = await simulate(options);
  const ci = await simulation.simulator.runtime.create({ name: "ci" });
  const count = async () => ({
    default: (await parcelsIn(simulation)).length,
    ci: (await parcelsIn(simulation, "ci")).length,
  });
  return { ...simulation, count, minted: ci.record.credentials.parcels?.sender as unknown as Key };
}

describe("a request reaches", () => {
  test("the sandbox that the header names", async () => {
    const { call, count } = await twoSandboxes();
    expect(await call({ ...aBook(), headers: { "x-sandbox": "ci" } })).toMatchObject({ status: 201 });
    expect(await count()).toEqual({ default: 0, ci: 1 });
  });

  test("the sandbox that the path names, whose prefix is not signed and comes back in addresses", async () => {
    const { node, express, count } = await twoSandboxes();
    const answer = await send(node(), aBook(), "/~ci");
    expect(answer.status).toBe(201);
    expect(answer.headers.location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/~ci\/parcels\/pcl_[0-9a-f]{10}$/);
    expect((await send(express(), aBook(), "/~ci")).status).toBe(201);
    expect(await count()).toEqual({ default: 0, ci: 2 });
  });

  test("the sandbox to which its credentials lead", async () => {
    const { call, count, minted } = await twoSandboxes();
    expect(await call({ ...aBook(), by: minted })).toMatchObject({ status: 201 });
    expect(await count()).toEqual({ default: 0, ci: 1 });
  });

  test("the default one otherwise", async () => {
    const { call, count } = await twoSandboxes();
    expect(await call(aBook())).toMatchObject({ status: 201 });
    expect(await call({ ...aBook(), headers: { "x-key": "nobody" } })).toMatchObject({
      status: 401,
      body: { code: "key_unknown" },
    });
    expect(await call({ ...aBook(), headers: { "x-key": undefined } })).toMatchObject({
      status: 401,
      body: { code: "key_missing" },
    });
    expect(await count()).toEqual({ default: 1, ci: 0 });
  });
});

describe("of several ways to name a sandbox", () => {
  test("the header comes before the path", async () => {
    const { node, count } = await twoSandboxes();
    const toDefault = { ...aBook(), headers: { "x-sandbox": "default" } };
    expect((await send(node(), toDefault, "/~ci")).status).toBe(201);
    expect(await count()).toEqual({ default: 1, ci: 0 });
  });

  test("the path comes before the credentials, and ready-made ones are valid wherever they are sent", async () => {
    const { node, count, minted } = await twoSandboxes();
    expect((await send(node(), { ...aBook(), by: minted }, "/~default")).status).toBe(401);
    expect((await send(node(), aBook(), "/~ci")).status).toBe(201);
    expect(await count()).toEqual({ default: 0, ci: 1 });
  });
});

describe("a sandbox that there is not", () => {
  test.each([
    ["header", "", { "x-sandbox": "nowhere" }],
    ["empty header", "", { "x-sandbox": "" }],
    ["path", "/~nowhere", {}],
    ["name of a built-in", "/~__proto__", {}],
  ])("is a 404 of ours: %s", async (_how, prefix, headers) => {
    const { node, count } = await twoSandboxes();
    const answer = await send(node(), { ...aBook(), headers: headers }, prefix);
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toEqual({
      error: expect.stringMatching(/^no sandbox named/),
      remedy: "known: default, ci",
    });
    expect(await count()).toEqual({ default: 0, ci: 0 });
  });
});

describe("--require-sandbox", () => {
  test("refuses what would fall back to the default sandbox", async () => {
    const { call, count } = await twoSandboxes({ requireSandbox: true });
    for (const key of ["sender-key", "nobody", undefined]) {
      const refused = await call({ ...aBook(), headers: { "x-key": key } });
      expect(refused).toMatchObject({ status: 404, body: { error: expect.stringContaining("--require-sandbox") } });
    }
    expect(await count()).toEqual({ default: 0, ci: 0 });
  });

  test("lets through whatever names one", async () => {
    const { call, node, count, minted } = await twoSandboxes({ requireSandbox: true });
    expect(await call({ ...aBook(), headers: { "x-sandbox": "default" } })).toMatchObject({ status: 201 });
    expect(await call({ ...aBook(), by: minted })).toMatchObject({ status: 201 });
    expect((await send(node(), aBook(), "/~ci")).status).toBe(201);
    expect(await count()).toEqual({ default: 1, ci: 2 });
  });
});
