import type { RequestListener } from "node:http";
import express from "express";
import { describe, expect, test, vi } from "vitest";
import { nodeListener } from "../../src/http/node-adapter.ts";
import { Pipeline } from "../../src/http/pipeline.ts";
import { parcels } from "../example/service/service.ts";
import { aBook, type Call, type Key, otherSender, parcelsIn, type Simulation, simulate } from "../example/simulate.ts";
import { send } from "./send.ts";

const own = "http://127.0.0.1:4109";

async function twoSandboxes() {
  const simulation = await simulate();
  const ci = await simulation.simulator.runtime.create({ name: "ci" });
  return { ...simulation, minted: ci.record.credentials.parcels?.sender as unknown as Key };
}

interface Form {
  readonly call?: Call;
  readonly host?: string;
  readonly prefix?: string;
}

/** Sends a signed call to a listener at a host, below a prefix that is not signed. */
const ask = (listener: RequestListener, { call = aBook(), host = "127.0.0.1:4109", prefix = "" }: Form) =>
  send(listener, { ...call, headers: { ...call.headers, host } }, prefix);

const node = ({ node }: Simulation) => node();
const gateway = ({ gateway }: Simulation) => gateway();
const ci = { ...aBook(), headers: { "x-sandbox": "ci" } };

describe("the address in an answer leads back to the sandbox, asked by", () => {
  test.each<[string, (simulation: Simulation) => RequestListener, Form, string]>([
    ["header", node, { call: ci }, `${own}/~ci/`],
    ["path", node, { prefix: "/~ci" }, `${own}/~ci/`],
    ["host", node, { host: "ci.parcels.localhost:4109" }, "http://ci.parcels.localhost:4109/"],
    ["host in capitals", node, { host: "CI.Parcels.LOCALHOST" }, "http://CI.Parcels.LOCALHOST/"],
    [
      "path over another host",
      node,
      { host: "default.parcels.localhost", prefix: "/~ci" },
      "http://default.parcels.localhost/~ci/",
    ],
    [
      "header over another path and host",
      node,
      { call: ci, host: "default.parcels.localhost", prefix: "/~default" },
      "http://default.parcels.localhost/~ci/",
    ],
    ["header, on the gateway", gateway, { call: ci, prefix: "/parcels" }, `${own}/parcels/~ci/`],
    ["path after the service, on the gateway", gateway, { prefix: "/parcels/~ci" }, `${own}/parcels/~ci/`],
    ["path before the service, on the gateway", gateway, { prefix: "/~ci/parcels" }, `${own}/parcels/~ci/`],
    ["host, on the gateway", gateway, { host: "ci.parcels.localhost:4100" }, "http://ci.parcels.localhost:4100/"],
    [
      "host of the service and path, on the gateway",
      gateway,
      { host: "parcels.localhost", prefix: "/~ci" },
      "http://parcels.localhost/~ci/",
    ],
    [
      "header and host of the service",
      gateway,
      { call: ci, host: "parcels.localhost" },
      "http://parcels.localhost/~ci/",
    ],
  ])("%s", async (_form, listenerOf, form, base) => {
    const simulation = await twoSandboxes();
    const listener = listenerOf(simulation);
    const answer = await ask(listener, form);
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    expect(answer.headers.location?.startsWith(`${base}parcels/pcl_`)).toBe(true);
    expect([await parcelsIn(simulation), await parcelsIn(simulation, "ci")].map(({ length }) => length)).toEqual([
      0, 1,
    ]);

    const { host, pathname } = new URL(answer.headers.location ?? "");
    const cut = pathname.lastIndexOf("/parcels/");
    const followed = await ask(listener, {
      call: { method: "GET", path: pathname.slice(cut) },
      host,
      prefix: pathname.slice(0, cut),
    });
    expect(followed.status).toBe(200);
    expect(simulation.sandbox("ci").journal.entries()).toHaveLength(2);
  });

  test("credentials", async () => {
    const simulation = await twoSandboxes();
    const answer = await ask(simulation.node(), { call: { ...aBook(), by: simulation.minted } });
    expect(answer.headers.location).toMatch(`${own}/~ci/parcels/`);
  });

  test.each(["127.0.0.1:4109", "localhost:4109", "[::1]:4109", "parcels.localhost:4109", "sim.example", "192.168.1.7"])(
    "nothing but the address: %s is the default sandbox",
    async (host) => {
      const simulation = await twoSandboxes();
      const answer = await ask(simulation.node(), { host });
      expect(answer.headers.location).toMatch(`http://${host}/parcels/`);
      expect(await parcelsIn(simulation)).toHaveLength(1);
    },
  );

  test("a public address, whatever names the sandbox", async () => {
    const simulation = await twoSandboxes();
    const edge = simulation.simulator.edge(parcels);
    const listener = nodeListener({ ...edge, publicUrl: "http://shop.localhost" });
    const answers = [
      await ask(listener, { host: "shop.localhost" }),
      await ask(listener, { host: "ci.parcels.localhost" }),
      await ask(listener, { prefix: "/~ci" }),
    ];
    expect(answers.map(({ headers }) => headers.location?.replace(/parcels.*/, ""))).toEqual([
      "http://shop.localhost/",
      "http://shop.localhost/~ci/",
      "http://shop.localhost/~ci/",
    ]);
  });
});

describe("a host that names what is not there is a 404 of ours", () => {
  test.each([
    ["nowhere.parcels.localhost", "no sandbox named nowhere"],
    ["a.ci.parcels.localhost", "no sandbox named a.ci"],
    ["ci.parcel.localhost:4109", "the host names the service parcel, which is not here"],
    ["ci.localhost", "the host names the service ci, which is not here"],
    ["__proto__.localhost", "the host names the service __proto__, which is not here"],
  ])("%s", async (host, error) => {
    const simulation = await twoSandboxes();
    for (const listener of [simulation.node(), simulation.gateway()]) {
      const answer = await ask(listener, { host });
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text)).toEqual({ error, remedy: expect.stringContaining("known: ") });
    }
    expect(await parcelsIn(simulation)).toEqual([]);
  });

  test("but in a user's own application a host names what the user wants", async () => {
    const simulation = await twoSandboxes();
    const application = express();
    application.use("/courier", simulation.express());
    expect((await ask(application, { host: "shop.localhost", prefix: "/courier" })).status).toBe(201);
  });
});

test("a request carries its path as it was sent, prefixes and escapes included", async () => {
  const simulation = await twoSandboxes();
  const paths: (string | undefined)[] = [];
  const { handle } = Pipeline.prototype;
  vi.spyOn(Pipeline.prototype, "handle").mockImplementation(function (this: Pipeline, service, request) {
    if (this === simulation.simulator.pipeline) paths.push(request.sentPath);
    return handle.call(this, service, request);
  });
  const get = { method: "GET", path: "/a%2Fb", query: "c=d" };
  await ask(simulation.node(), { call: get, prefix: "/~ci" });
  await ask(simulation.gateway(), { call: get, prefix: "/~ci/parcels" });
  await ask(simulation.gateway(), { call: get, prefix: "/parcels/~ci" });
  vi.restoreAllMocks();
  expect(paths).toEqual(["/~ci/a%2Fb", "/~ci/parcels/a%2Fb", "/parcels/~ci/a%2Fb"]);
});

test("two sandboxes with callers of their own are told apart by host alone", async () => {
  const simulation = await twoSandboxes();
  const listener = simulation.node();
  await ask(listener, { host: "ci.parcels.localhost", call: { ...aBook(), by: otherSender } });
  await ask(listener, { host: "default.parcels.localhost", call: { ...aBook(), by: simulation.minted } });
  expect(await parcelsIn(simulation, "ci")).toHaveLength(1);
  expect(await parcelsIn(simulation)).toEqual([]);
});
