import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exitCode, loadCases, openContract, openTarget, type Report, runSuite } from "../../conformance/kit/index.ts";
import { contractFolder } from "../../openapi/read.ts";
import { createSimulator, type StuntDouble } from "../../src/index.ts";
import { type Prism, prism } from "./prism.ts";

const service = "rank-math";
const document = join(contractFolder(service), "openapi.yaml");
const contract = openContract(contractFolder(service));
const cases = await loadCases(service);
const caseOf = new Map(cases.map((one) => [one.id, one]));

/** Cases that cannot pass through Prism, whatever the simulator does: what Prism makes of their requests. */
const answeredByPrism: Readonly<Record<string, string>> = {
  "auth/wrong-credentials-come-before-the-body": "answers broken JSON itself",
  "errors/a-broken-json-body-is-refused": "answers broken JSON itself",
  "errors/a-broken-json-body-is-refused-on-every-method": "answers broken JSON itself",
  "errors/an-unknown-route-comes-before-a-broken-body": "answers broken JSON itself",
  "transport/allow-comes-with-wrong-parameters-too": "answers broken JSON itself",
  "errors/a-json-body-that-holds-no-members-is-empty": "writes a JSON body that is no object anew",
  "errors/only-what-is-announced-as-json-must-be-json": "answers a GET with a body 501",
  "faults/a-critical-error-is-json-where-json-is-wanted": "answers a GET with a body 501",
  "faults/a-critical-error-is-a-page-unless-json-is-wanted": "adds Accept where none is sent",
  "transport/a-slash-elsewhere-makes-another-address": "makes one slash of two",
  "transport/allow-lists-the-methods-of-a-permitted-route": "answers HEAD 500",
  "transport/head-is-answered-as-get": "answers HEAD 500",
  "transport/head-needs-a-route-with-get": "answers HEAD 500",
};

describe("Prism's proxy between suite and simulator", () => {
  let simulator: StuntDouble;
  let proxy: Prism;
  let report: Report;
  const complaints: { readonly id: string; readonly about: string; readonly message: string }[] = [];

  beforeAll(async () => {
    simulator = await createSimulator({ port: 0 });
    proxy = await prism(["proxy", "--cors=false", document, simulator.url(service)], await freePort());
    const target = await openTarget({ contract, url: proxy.url });
    report = await runSuite({
      contract,
      cases,
      target,
      failOn: "may",
      runId: "prism",
      onExchange: (id, { headers }) => {
        for (const { location, message } of violationsIn(headers["sl-violations"])) {
          complaints.push({ id, about: location[0] ?? "", message });
        }
      },
    });
  }, 120_000);

  afterAll(async () => {
    await proxy.stop();
    await simulator.close();
  });

  test("every case passes, except where Prism answers in the simulator's place", () => {
    const failed = report.cases.filter(({ result }) => result !== "pass").map(({ id }) => id);
    expect(failed.sort()).toEqual(Object.keys(answeredByPrism).sort());
  });

  test("Prism is heard: of requests that the contract forbids it complains", () => {
    expect(complaints.filter(({ about }) => about === "request").length).toBeGreaterThan(20);
  });

  test("nothing is said against an answer, except at marked addresses", () => {
    const said = complaints.filter(({ id, about }) => about === "response" && !caseOf.get(id)?.quirkAddress);
    expect(unique(said)).toEqual([]);
  });

  test("the marked addresses are a small part of the suite", () => {
    const marked = cases.filter(({ quirkAddress }) => quirkAddress);
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.length / cases.length).toBeLessThan(0.15);
  });

  test("nothing is said against a request, except of cases that send what the contract forbids", () => {
    const said = complaints.filter(({ id, about }) => {
      const { quirkAddress, sends } = caseOf.get(id) ?? {};
      return about !== "response" && !quirkAddress && sends !== "invalid";
    });
    expect(unique(said)).toEqual([]);
  });
});

describe("Prism's mock, which keeps no state", () => {
  test("does not conform, and nothing breaks", async () => {
    const mock = await prism(["mock", document], await freePort());
    try {
      const target = await openTarget({ contract, url: mock.url });
      const report = await runSuite({ contract, cases, target, runId: "mock" });
      expect(exitCode(report)).toBe(1);
      expect(report.counts).toMatchObject({ engineError: 0 });
      expect(report.counts.fail).toBeGreaterThan(50);
    } finally {
      await mock.stop();
    }
  });
});

interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

function violationsIn(header: string | undefined): readonly Violation[] {
  return header === undefined ? [] : JSON.parse(header);
}

const unique = (said: readonly { id: string; message: string }[]) => [
  ...new Set(said.map(({ id, message }) => `${id}: ${message}`)),
];

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
