import { createServer, type RequestListener } from "node:http";
import { expect, test } from "vitest";
import { ConfigurationError, nodeTransport, openTarget, Unreachable } from "../../conformance/kit/index.ts";
import { aCase, aTransport, contract, judge, sent, stuntDouble } from "./parcels.ts";

const { transport } = aTransport(() => ({ status: 404 }));
const open = (source: string, environment: Record<string, string> = {}) =>
  openTarget({ contract, transport, environment, file: { name: "target.yaml", source } });

test("a target file is read", async () => {
  const target = await open(
    `
target: vans
service: parcels
address: \${TARGET_URL}/
roles: {sender: {name: sam, password: "\${PASSWORD}"}}
given: {van: 7}
operations: [sendParcel]
capabilities: {clock: {http: "http://127.0.0.1:9/clock", header: {x-test: t}}}
settings: {too-many-status: 409}
may: creates
limits: {parallel: 2, timeout: PT10S}
http: {headers: {x-pass: p}}
gate: {level: should, judged: 85%, baseline: ./known.txt}
`,
    { TARGET_URL: "http://127.0.0.1:4999", PASSWORD: "pw" },
  );
  expect(target).toMatchObject({
    name: "vans",
    address: "http://127.0.0.1:4999",
    roles: { sender: { password: "pw" } },
    given: { van: 7 },
    operations: ["sendParcel"],
    settings: { "too-many-status": 409 },
    may: "creates",
    parallel: 2,
    headers: { "x-pass": "p" },
    gate: { level: "should", judged: 0.85, baseline: "./known.txt" },
    production: false,
    control: undefined,
  });
});

test.each([
  ["adress: http://x", "target.yaml:1:1: adress: is not known; did you mean address?"],
  ["address: http://127.0.0.1\nmay: create", 'target.yaml:2:1: may: "create" is not known; did you mean creates?'],
  ["address: nowhere", "target.yaml:1:1: address: nowhere is no http address; write it like http://127.0.0.1:4105"],
  ["target: x", "target.yaml:1:1: address: is missing; write address: http://…"],
  ["address: ${NOPE}", "target.yaml:1:1: address: the environment has no NOPE; set NOPE or write the value here"],
  ["address: http://sam:pw@x", "target.yaml:1:1: address: holds credentials; write them under roles: or as a header"],
  ["address: http://x?y=1", "target.yaml:1:1: address: ends in a query; write it without"],
  ["address: [", "target.yaml:1:11: not YAML"],
  ["address: *gone", "target.yaml:1:1: the file: Unresolved alias"],
  ["[]", "target.yaml:1:1: the file: must hold members"],
  ["address: http://x\nroles:\n  sendr: {name: a}", "target.yaml:3:3: roles.sendr: is not known; did you mean sender?"],
  ["address: http://x\nroles:\n  sender: {name: }", "target.yaml:3:12: roles.sender.name: has no value"],
  ["address: http://x\nservice: vans", "target.yaml:2:1: service: is vans, but parcels is to be judged"],
  ["address: http://x\nsettings: {too-many: 1}", "target.yaml:2:12: settings.too-many: is not known"],
  [
    "address: http://x\nlimits: {requests-per-second: 0}",
    "target.yaml:2:10: limits.requests-per-second: must be a number",
  ],
  ["address: http://x\nhttp: {ca: ./gone.pem}", "target.yaml:2:8: http.ca: "],
  ["address: http://x\nhttp: {ca: package.json}", "package.json is no file of certificates: it holds no certificate"],
  ["address: http://x\ncapabilities: {clok: {http: http://y}}", "capabilities.clok: is not known; did you mean clock?"],
  ["address: http://x\ncapabilities: {clock: }", "capabilities.clock: must hold members"],
  ["address: http://x\ncapabilities: {panel: {}}", "capabilities.panel: says not how it is reached"],
  [
    "address: http://x\ncapabilities: {panel: {command: ./p, http: http://y}}",
    "capabilities.panel: is reached in two ways; write http: <address>, or command: <text for the shell>",
  ],
  [
    "address: http://x\ncapabilities: {panel: {command: ./p, header: {a: b}}}",
    "capabilities.panel.header: is not known",
  ],
  [
    "address: http://x\ncapabilities: {webhook-receiver: {listen: a}}",
    "target.yaml:2:35: capabilities.webhook-receiver.listen: a is no host and port; write it like 0.0.0.0:9099",
  ],
  [
    "address: http://x\ncapabilities: {webhook-receiver: {listen: '[::1]:9'}}",
    "capabilities.webhook-receiver.public-url: is missing; write public-url: http://…",
  ],
  [
    "address: http://x\ncapabilities: {webhook-receiver: {listen: 'a:9', public-url: http://y, registered: yes please}}",
    "webhook-receiver.registered: must be true or hold a secret",
  ],
  [
    "address: http://x\ncapabilities: {rows: {http: http://y}}",
    "target.yaml:2:16: capabilities.rows: exists on a Stunt Double only",
  ],
  [
    "address: http://x\nroles:\n  sender: {name: s}",
    "target.yaml:3:3: roles.sender: lacks password; write sender: { name: …, password: … }",
  ],
  [
    "address: http://x\nroles:\n  sender: {name: s, pasword: p}",
    "target.yaml:3:21: roles.sender.pasword: is not known; did you mean password?",
  ],
  [
    "address: http://x\nsettings: {too-many-status: 410}",
    "target.yaml:2:12: settings.too-many-status: 410 is no value it can have; write one of 400, 409",
  ],
  ["address: http://x\ngate: {judged: lots}", 'gate.judged: "lots" is no share; write it like 85%'],
  [
    "address: http://x\noperations: [sendParcels]",
    'operations.0: "sendParcels" is not known; did you mean sendParcel?',
  ],
])("%j is refused with its place", async (source, message) => {
  const refusal = await open(source).catch((thrown: unknown) => thrown);
  expect(refusal).toBeInstanceOf(ConfigurationError);
  expect(String(refusal)).toContain(message);
});

test("a hook does what a case cannot do through the vendor's API", async () => {
  const file = {
    name: "t",
    source:
      "address: http://127.0.0.1:4999\nroles: {sender: {name: s, password: p}}\ncapabilities: {clock: {http: http://127.0.0.1:9/hook, header: {x-t: secret}}}",
  };
  const moving = aCase({
    needs: { capabilities: ["clock"] },
    async run({ clock, as }) {
      expect((await clock.advance("P1Y")).toISOString()).toBe("2027-01-01T00:00:00.000Z");
      (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200);
    },
  });
  const answer = ({ url }: { url: string }) =>
    url.includes("/hook/") ? { body: { now: "2027-01-01T00:00:00.000Z" } } : sent();
  const { counts, seen } = await judge([moving], answer, { opened: { file } });
  expect(counts.pass).toBe(1);
  expect(seen).toContainEqual(
    expect.objectContaining({
      method: "POST",
      url: "http://127.0.0.1:9/hook/advanceClock",
      body: '{"by":"P1Y"}',
      headers: expect.objectContaining({ "x-t": "secret" }),
    }),
  );
});

test("a Stunt Double behind a gateway is recognised, and its token asked for", async () => {
  const double = stuntDouble(() => ({ status: 404 }));
  const gateway = aTransport((request) =>
    request.url.endsWith("/parcels/health") ? { status: 404 } : double(request),
  );
  const url = "http://127.0.0.1:4100/parcels";
  expect((await openTarget({ contract, url, transport: gateway.transport, controlToken: "t" })).control).toBeDefined();
  expect(gateway.seen.at(-1)?.headers["authorization"]).toBe("Bearer t");
  const locked = aTransport((request) =>
    request.url.includes("/_control/") ? { status: 401, body: { error: "no" } } : double(request),
  );
  await expect(openTarget({ contract, url, transport: locked.transport })).rejects.toThrow(
    "set STUNT_DOUBLE_CONTROL_TOKEN",
  );
});

test("an address where nobody listens is unreachable", async () => {
  await expect(openTarget({ contract, url: "http://127.0.0.1:1" })).rejects.toBeInstanceOf(Unreachable);
});

test("the kit's own transport sends odd methods and headers and follows no redirect", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`);
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const transport = nodeTransport(2000);
  for (const method of ["HEAD", "OPTIONS", "PROPFIND"]) {
    expect(
      await transport({ method, url: `${url}//a/../b?%zz`, headers: { authorization: "Basic !!:" } }),
    ).toMatchObject({ status: 302 });
  }
  expect(asked).toEqual([
    "HEAD //a/../b?%zz Basic !!:",
    "OPTIONS //a/../b?%zz Basic !!:",
    "PROPFIND //a/../b?%zz Basic !!:",
  ]);
  server.closeAllConnections();
  server.close();
});

test.each<[string, RequestListener]>([
  ["does not begin", () => {}],
  ["stops half-way", (_request, response) => void response.writeHead(200, { "content-length": 10 }).write("half")],
])("an answer that %s is none", async (_how, answer) => {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  await expect(nodeTransport(50)({ method: "GET", url, headers: {} })).rejects.toThrow("no answer within 50 ms");
  server.closeAllConnections();
  server.close();
});
