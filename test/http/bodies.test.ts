import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { PassThrough } from "node:stream";
import express from "express";
import { describe, expect, test } from "vitest";
import { usualBodyLimit } from "../../src/http/compiled-operation.ts";
import { readBody } from "../../src/http/exchange.ts";
import { close, listen } from "../../src/http/listen.ts";
import { aBook, aReceiver, parcelsIn, type Simulation, simulate } from "../example/simulate.ts";
import { send } from "./send.ts";

describe("a body over the limit", () => {
  const padded = (start: string, bytes: number) => `${start}${"x".repeat(bytes - start.length - 2)}"}`;
  const aReceiverOf = (bytes: number) => ({
    path: "/receivers",
    raw: padded('{"url":"http://127.0.0.1:1/","secret":"hush-hush","pad":"', bytes),
    headers: { "content-type": "application/json" },
  });
  const aBookOf = (bytes: number) => ({ ...aBook(), form: { ...aBook().form, note: "x".repeat(bytes) } });
  /** What `x-body-limit` of addReceiver says. */
  const ownLimit = 2 * usualBodyLimit;
  const tooLarge = { status: 413, headers: { "x-stunt-double-rule": "parcels/body-within-limit" } };

  test.each(["node", "express"] as const)("is refused by %s, and one of exactly the limit is read", async (adapter) => {
    const simulation = await simulate();
    expect(await send(simulation[adapter](), aReceiverOf(ownLimit))).toMatchObject({ status: 201 });
    const refused = await send(simulation[adapter](), aReceiverOf(ownLimit + 1));
    expect(refused).toMatchObject(tooLarge);
    expect(JSON.parse(refused.text)).toMatchObject({ code: "body_too_large" });
  });

  test.each(["node", "express"] as const)("is read by %s as far as another operation's limit", async (adapter) => {
    const simulation = await simulate();
    const [inside, outside] = [aBookOf(usualBodyLimit - 1000), aBookOf(usualBodyLimit)];
    expect(await send(simulation[adapter](), inside)).toMatchObject({ status: 201 });
    expect(await send(simulation[adapter](), outside)).toMatchObject(tooLarge);
    expect(await parcelsIn(simulation)).toHaveLength(1);
  });

  test("is refused too where a surrounding application has read it", async () => {
    const simulation = await simulate();
    const application = express();
    application.use(express.raw({ type: "*/*", limit: "4mb" }));
    application.use(simulation.express());
    expect(await send(application, aReceiverOf(ownLimit + 1))).toMatchObject(tooLarge);
  });

  test("leaves nothing of itself behind, however long it is", async () => {
    const message = Object.assign(new PassThrough(), { headers: { "transfer-encoding": "chunked" } });
    const reading = readBody(message as unknown as IncomingMessage, () => 10);
    for (const chunk of ["12345", "67890", "1", "2345"]) message.write(chunk);
    message.end();
    expect(await reading).toEqual({ body: new Uint8Array(), tooLarge: true });
  });
});

describe("text or a number that no backend keeps", () => {
  const json = (raw: string | Uint8Array) => ({
    path: "/receivers",
    raw,
    headers: { "content-type": "application/json" },
  });
  const surrogateBytes = Buffer.concat([
    Buffer.from('{"url":"'),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from('","secret":"hush-hush"}'),
  ]);

  test.each([
    ["U+0000 in a form", aBook({ to: "A\0nn" }), "invalid_fields"],
    ["U+0000 in the name of a form's field", aBook({ "to\0": "Ann" }), "invalid_fields"],
    ["U+0000 in JSON", json('{"url":"http://a\\u0000","secret":"hush-hush"}'), "invalid_fields"],
    [
      "U+0000 in the name of a nested member",
      json('{"url":"http://a","secret":"hush-hush","labels":{"a\\u0000":"b"}}'),
      "invalid_fields",
    ],
    ["U+0000 in a query", { ...aBook(), query: "note=%00" }, "invalid_fields"],
    ["a number past all bounds in a form", aBook({ paid_cents: "1e400" }), "invalid_fields"],
    [
      "a number past all bounds in a nested member",
      json('{"url":"http://a","secret":"hush-hush","pad":{"a":[-1e400]}}'),
      "invalid_fields",
    ],
    ["half a surrogate pair in JSON", json('{"url":"http://\\ud800","secret":"hush-hush"}'), "malformed_body"],
    [
      "half a surrogate pair in a nested member's name",
      json('{"url":"a","secret":"hush-hush","labels":{"\\udc00":"b"}}'),
      "malformed_body",
    ],
    ["half a surrogate pair as bytes", json(surrogateBytes), "malformed_body"],
  ])("is refused: %s", async (_what, call, code) => {
    const simulation = await simulate();
    expect(await simulation.call(call)).toMatchObject({ status: 400, body: { code } });
    expect(await parcelsIn(simulation)).toEqual([]);
    expect(await receiversIn(simulation)).toEqual([]);
  });

  test("a whole surrogate pair is text like any other", async () => {
    const { call } = await simulate();
    expect(await call(json('{"url":"http://127.0.0.1/\\ud83d\\ude00","secret":"hush-hush"}'))).toMatchObject({
      status: 201,
      body: { url: "http://127.0.0.1/😀" },
    });
  });
});

describe("members named like parts of a prototype", () => {
  test.each(["__proto__", "constructor", "prototype"])("%s changes nothing", async (name) => {
    const simulation = await simulate();
    const raw = `{"url":"http://127.0.0.1:1/","secret":"hush-hush","${name}":{"polluted":true},"labels":{"${name}":"x"}}`;
    const json = { path: "/receivers", raw, headers: { "content-type": "application/json" } };
    expect(await simulation.call(json)).toMatchObject({ status: 201 });
    const form = `to=Ann&weight_grams=400&deliver_in_hours=1&paid_cents=900&${name}=x&${name}[]=y`;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect(await simulation.call({ raw: form, query: `${name}=1&${name}[]=2`, headers })).toMatchObject({
      status: 201,
    });
    expect(
      await simulation.call({
        path: "/receivers",
        raw: `{"${name}":{"url":"a","secret":"hush-hush"}}`,
        headers: json.headers,
      }),
    ).toMatchObject({ status: 400 });
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
    expect(simulation.defects).toEqual([]);
  });
});

describe("a surrounding Express application", () => {
  test("may have set an empty body without reading the request, as Express 4's parsers do", async () => {
    const simulation = await simulate();
    const application = express();
    application.use((request, _response, next) => {
      request.body = {};
      setImmediate(next);
    });
    application.use(simulation.express());
    expect(await send(application, aBook())).toMatchObject({ status: 201 });
  });

  test("may have read the body as bytes", async () => {
    const simulation = await simulate();
    const application = express();
    application.use(express.raw({ type: "*/*" }));
    application.use(simulation.express());
    expect(await send(application, aReceiver("http://127.0.0.1:1/"))).toMatchObject({ status: 201 });
  });
});

test("a client that hangs up in the middle of a body takes nothing down", async () => {
  const simulation = await simulate();
  const server = createServer(simulation.node());
  const port = new URL(await listen(server, "127.0.0.1", 0)).port;
  const arrived = once(server, "request");
  const socket = connect(Number(port), "127.0.0.1");
  socket.write("POST /receivers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
  const [message] = (await arrived) as [IncomingMessage];
  socket.destroy();
  await new Promise((resolve) => message.once("close", resolve));

  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  await close(server);
  expect(simulation.defects).toEqual([]);
});

const receiversIn = async ({ sandbox }: Simulation) => (await sandbox().rows("parcels.receivers", 0, 10)).rows;
