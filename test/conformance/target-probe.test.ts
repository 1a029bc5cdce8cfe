import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigurationError, Unreachable, type WireRequest } from "../../conformance/kit/index.ts";
import { anAccountedCase, contract, ParcelOffice } from "./parcel-office.ts";
import { judge, type Reply, stuntDouble } from "./parcels.ts";

const head = `address: http://127.0.0.1:4999
roles:
  sender: {name: sam, password: pw}
  other: {name: olga, password: pw}
`;
const sender = anAccountedCase();
const other = anAccountedCase({ id: "parcels/other", needs: { roles: ["other"] } });

function run(answer: (request: WireRequest) => Reply, source = head, cases = [sender, other]) {
  const opened = { contract: withOther, file: { name: "target.yaml", source } };
  return judge(cases, answer, { contract: withOther, opened });
}

/** roles.yaml of parcels has one role; the probe is about several. */
const withOther = { ...contract, roles: { ...contract.roles, other: { name: "olga", password: "pw" } } };

const office = () => {
  const one = new ParcelOffice();
  return (request: WireRequest) => one.answer(request);
};
const failureOf = (report: Promise<unknown>): Promise<unknown> => report.then(() => "it worked").catch((one) => one);

test("one harmless request is made for each role that cases use, before the first of them", async () => {
  const { ready, seen } = await run(office());
  expect(ready).toEqual(["sender ok", "other ok"]);
  const asked = seen
    .filter(({ url }) => !url.endsWith("/health"))
    .map(({ method, headers }) => [method, headers["authorization"]]);
  expect(asked.slice(0, 3)).toEqual([
    ["GET", "Plain sam:pw"],
    ["GET", "Plain olga:pw"],
    ["POST", "Plain sam:pw"],
  ]);
  expect((await run(office(), head, [sender])).ready).toEqual(["sender ok"]);
});

test("wrong credentials are one message with role, operation, status and line, and no case runs", async () => {
  const seen: string[] = [];
  const locked = (request: WireRequest): Reply => {
    seen.push(request.method);
    return { status: 401 };
  };
  const refusal = await failureOf(run(locked));
  expect(refusal).toBeInstanceOf(ConfigurationError);
  expect(String(refusal)).toBe(
    [
      "ConfigurationError: target.yaml:3:3: role sender: getParcel answered 401, so its credentials are wrong; correct them",
      "target.yaml:4:3: role other: getParcel answered 401, so its credentials are wrong; correct them",
    ].join("\n"),
  );
  expect(seen).not.toContain("POST");
  const readyMade = await failureOf(judge([sender], locked, { contract: withOther, opened: { contract: withOther } }));
  expect(String(readyMade)).toContain(
    "role sender: getParcel answered 401, so its credentials are wrong; the ready-made",
  );
});

test("another refusal says nothing about credentials", async () => {
  const { ready } = await run(({ method }) => (method === "GET" ? { status: 403 } : { body: { id: 1, to: "Ann" } }));
  expect(ready).toEqual(["sender ok", "other ok"]);
});

test("an operation that the target file leaves out is not asked for", async () => {
  const { ready, seen } = await run(office(), `${head}operations: [sendParcel]\n`);
  expect(ready).toEqual([]);
  expect(seen.filter(({ method, url }) => method === "GET" && !url.endsWith("/health"))).toEqual([]);
});

test("no answer at all is unreachable", async () => {
  const silent = (request: WireRequest): Reply => {
    if (request.url.endsWith("/health")) return { status: 404 };
    throw new Error("socket hang up");
  };
  expect(await failureOf(run(silent))).toBeInstanceOf(Unreachable);
});

test("a Stunt Double's ready-made credentials are not asked about; a file's own are, in a sandbox", async () => {
  const readyMade = await judge([sender], stuntDouble(office()), {
    contract: withOther,
    opened: { contract: withOther },
  });
  expect(readyMade.ready).toEqual([]);
  const own = await run(stuntDouble(office()), head, [sender]);
  expect(own.ready).toEqual(["sender ok"]);
  expect(own.seen.find(({ method, url }) => method === "GET" && url.includes("/parcels/"))?.headers).toMatchObject({
    "x-sandbox": "conform-r1-probe",
  });
  expect(own.seen).toContainEqual(
    expect.objectContaining({ method: "DELETE", url: expect.stringContaining("/sandboxes/conform-r1-probe") }),
  );
});

const hooks = (text: string) => `${head}capabilities:\n  ${text}\n`;
const url = "http://127.0.0.1:9/hook";
const answering = (clock: Reply, outbox: Reply, panel: Reply) => {
  const vendor = office();
  return (request: WireRequest): Reply => {
    if (request.url === `${url}/readClock`) return clock;
    if (request.url === `${url}/readOutbox`) return outbox;
    if (request.url === `${url}/listPanelActions`) return panel;
    return vendor(request);
  };
};
const now = { body: { now: "2026-05-01T00:00:00Z" } };
const all = `{clock: {http: "${url}"}, outbox: {http: "${url}"}, panel: {http: "${url}"}}`;

test("one call is made to each hook; for the panel any answer will do", async () => {
  const source = `${head}capabilities: ${all}\n`;
  const alive = await run(answering(now, { body: { effects: [] } }, { status: 501 }), source);
  expect(alive.ready).toEqual(["sender ok", "other ok", "clock hook ok", "outbox hook ok", "panel hook ok"]);
});

test.each([
  ["clock", { status: 500, body: { error: "stuck" } }, "target.yaml:6:3: capabilities.clock: the hook does not work:"],
  [
    "clock",
    { body: { time: "now" } },
    'the clock answered {"time":"now"}, not {now: <instant>}; mend it, or take it out',
  ],
  ["outbox", { body: [] }, "capabilities.outbox: the hook does not work: the outbox answered []"],
])("a %s hook that answers %j is told with its line", async (name, reply, message) => {
  const refusal = await failureOf(run(answering(reply, reply, reply), hooks(`${name}: {http: "${url}"}`)));
  expect(refusal).toBeInstanceOf(ConfigurationError);
  expect(String(refusal)).toContain(message);
});

test("a hook that gives no answer, or a command that cannot be started, does not work", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stunt-double-probe-"));
  const dead = (request: WireRequest): Reply => {
    if (request.url.startsWith(url)) throw new Error("ECONNREFUSED");
    return office()(request);
  };
  expect(String(await failureOf(run(dead, hooks(`panel: {http: "${url}"}`))))).toContain(
    `target.yaml:6:3: capabilities.panel: the hook does not work: POST ${url}/listPanelActions got no answer`,
  );
  const missing = await failureOf(run(office(), hooks("panel: {command: ./no-such-script.sh}")));
  expect(missing).toBeInstanceOf(ConfigurationError);
  expect(String(missing)).toContain("could not be started");
  writeFileSync(join(folder, "refuse.sh"), "exit 7\n");
  const { ready } = await run(office(), hooks(`panel: {command: sh ${folder}/refuse.sh}`));
  expect(ready).toContain("panel hook ok");
  rmSync(folder, { recursive: true });
});

test("a probe may tell of some roles alone, and a role without one is not asked for", async () => {
  const { suite } = sender;
  const probe = (suite.probe ?? []).map((one) => ({ ...one, roles: ["other"] }));
  const cases = [sender, other].map((one) => ({ ...one, suite: { ...suite, probe } }));
  expect((await run(office(), head, cases)).ready).toEqual(["other ok"]);
});
