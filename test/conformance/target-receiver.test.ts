import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { type LoadedCase, nodeTransport, openTarget, type Receiver, runSuite } from "../../conformance/kit/index.ts";
import { openReceiver } from "../../conformance/kit/receiver.ts";
import { aCase, aTransport, contract, sent } from "./parcels.ts";

/** A port on which nobody listens. */
async function aFreePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
  await new Promise((closed) => server.close(closed));
  return port;
}

const real = nodeTransport(5000);
const post = (url: string, body = "") => real({ method: "POST", url, headers: { "content-type": "text/plain" }, body });

async function run(cases: readonly LoadedCase[], port: number, more = "") {
  const { transport } = aTransport(() => sent());
  const source = `address: http://127.0.0.1:4999
roles: {sender: {name: s, password: p}}
capabilities:
  webhook-receiver: {listen: "127.0.0.1:${port}", public-url: "http://127.0.0.1:${port}"${more}}`;
  const through: typeof transport = (request) => (request.url.includes(":4999") ? transport(request) : real(request));
  const target = await openTarget({ contract, transport: through, file: { name: "target.yaml", source } });
  return runSuite({ contract, cases, target, runId: "r1" });
}

const hearing = (id: string, hear: (receiver: Receiver) => Promise<void>) =>
  aCase({
    id,
    needs: { capabilities: ["webhook-receiver"] },
    async run({ as, openReceiver: open }) {
      (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200);
      await hear(await open());
    },
  });

test("each case hears what is sent to an address of its own, below the public one", async () => {
  const port = await aFreePort();
  const heard: Record<string, unknown> = {};
  const cases = ["a/one", "a/two"].map((id) =>
    hearing(id, async (receiver) => {
      receiver.answer({ status: 201, body: { id } });
      const { status, text } = await post(`${receiver.url}hooks?x=1`, id);
      heard[id] = { url: receiver.url, status, text, registered: receiver.registered, received: receiver.received };
      expect((await post(`http://127.0.0.1:${port}/-nobody/`)).status).toBe(404);
      expect((await post(`http://127.0.0.1:${port}/`)).status).toBe(404);
    }),
  );
  const report = await run(cases, port);
  expect(report).toMatchObject({ counts: { pass: 2 }, ready: ["receiver reachable"] });
  const one = {
    status: 201,
    text: '{"id":"a/one"}',
    received: [{ method: "POST", path: "/hooks?x=1", body: "a/one" }],
  };
  expect(heard).toMatchObject({ "a/one": one, "a/two": { text: '{"id":"a/two"}', received: [{ body: "a/two" }] } });
  expect((heard["a/one"] as { url: string }).url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/-[a-z0-9-]+/$`));
  await expect(post(`http://127.0.0.1:${port}/`)).rejects.toThrow("ECONNREFUSED");
});

test("what is sent to a registered address goes to the one case that is running, which knows its secret", async () => {
  const port = await aFreePort();
  let running = 0;
  const cases = ["a/one", "a/two", "a/three"].map((id) =>
    hearing(id, async (receiver) => {
      running += 1;
      expect(running).toBe(1);
      expect(receiver.registered).toEqual({ url: `http://127.0.0.1:${port}`, secret: "hook-secret-1" });
      await post(`http://127.0.0.1:${port}/`, id);
      expect(receiver.received).toMatchObject([{ path: "/", body: id }]);
      running -= 1;
    }),
  );
  const report = await run(cases, port, ", registered: {secret: hook-secret-1}");
  expect(report.cases.map(({ reason }) => reason)).toEqual([undefined, undefined, undefined]);
  expect(report.counts.pass).toBe(3);
});

test("a taken port is a configuration to be mended, with its line", async () => {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await expect(run([hearing("a/one", async () => {})], port)).rejects.toThrow(
    `target.yaml:4:3: capabilities.webhook-receiver.listen: the kit cannot listen on 127.0.0.1:${port}: listen EADDRINUSE`,
  );
  server.close();
});

test("a public address that leads elsewhere is told before the first case", async () => {
  const elsewhere = createServer((_request, response) => void response.writeHead(502).end());
  await new Promise<void>((listening) => elsewhere.listen(0, "127.0.0.1", listening));
  const { port } = elsewhere.address() as AddressInfo;
  const own = await aFreePort();
  const target = await openTarget({
    contract,
    transport: (request) =>
      request.url.includes(":4999") ? aTransport(() => sent()).transport(request) : real(request),
    file: {
      name: "target.yaml",
      source: `address: http://127.0.0.1:4999\ncapabilities: {webhook-receiver: {listen: "127.0.0.1:${own}", public-url: "http://127.0.0.1:${port}"}}`,
    },
  });
  await expect(runSuite({ contract, cases: [aCase()], target, runId: "r1" })).rejects.toThrow(
    /^target\.yaml:2:16: capabilities\.webhook-receiver: what is sent to http:\S+ does not arrive at 127\.0\.0\.1:\d+: POST \S+ answered 502; correct public-url/,
  );
  elsewhere.closeAllConnections();
  elsewhere.close();
});

test("a body that is too long to keep is refused", async () => {
  const receiver = await openReceiver();
  const answer = await post(receiver.url, "x".repeat(1024 * 1024 + 1)).then(
    ({ status }) => status,
    () => 413,
  );
  expect(answer).toBe(413);
  expect(receiver.received).toEqual([]);
  expect((await post(receiver.url, "x".repeat(1024 * 1024))).status).toBe(200);
  expect(receiver.received).toHaveLength(1);
  receiver.close();
});

test("what a receiver answers is JSON, or of the media type that the case says", async () => {
  const receiver = await openReceiver();
  try {
    receiver.answer({ body: { id: 1 } });
    expect((await post(receiver.url)).headers["content-type"]).toBe("application/json");
    receiver.answer({ body: "<title>A page</title>", type: "text/html" });
    const page = await post(receiver.url);
    expect([page.headers["content-type"], page.text]).toEqual(["text/html", "<title>A page</title>"]);
  } finally {
    receiver.close();
  }
});
