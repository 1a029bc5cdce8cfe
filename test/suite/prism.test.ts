import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exitCode, loadCases, openContract, openTarget, type Report, runSuite } from "../../conformance/kit/index.ts";
import { contractFolder } from "../../openapi/read.ts";
import { registry } from "../../src/services/registry.ts";
import { Simulator } from "../../src/simulator.ts";
import { type Prism, prism } from "./prism.ts";

/** Cases that cannot pass through Prism, whatever the simulator does: what Prism makes of their requests. */
const answeredByPrism: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "rank-math": {
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
  },
  simvoly: {
    "auth/a-website-key-opens-its-own-website-alone": "passes no Host on",
    "auth/the-key-is-asked-for-before-anything-else": "answers broken JSON itself",
    "limits/the-check-names-a-plan": "answers a GET with a body 501",
    "session/a-session-is-asked-for-by-form-or-json": "answers broken JSON itself",
    "transport/a-body-that-cannot-be-read-is-refused": "answers broken JSON itself",
    "transport/a-parameter-of-another-type-is-refused": "writes a JSON body that is no object anew",
    "transport/an-unknown-address-is-not-found": "answers broken JSON itself",
  },
  wallit: {
    "access/a-resource-key-may-hold-any-letters": "writes a path anew",
    "auth/the-token-comes-after-the-timestamp-and-before-the-item": "answers broken JSON itself",
    "resources/a-broken-body-is-refused": "answers broken JSON itself",
  },
};

/** What a mock without state, keys and clock must fail at the least, of a hundred cases that it is judged by. */
const failuresOfAMock = 10;

const services = await Promise.all(
  registry.map(async ({ service: { name } }) => {
    const contract = openContract(contractFolder(name));
    return { name, contract, document: join(contractFolder(name), "openapi.yaml"), cases: await loadCases(name) };
  }),
);

describe.each(services)("Prism's proxy between suite and simulator of $name", ({ name, contract, document, cases }) => {
  const caseOf = new Map(cases.map((one) => [one.id, one]));
  let simulator: Simulator;
  let proxy: Prism;
  let report: Report;
  const complaints: { readonly id: string; readonly about: string; readonly message: string }[] = [];

  beforeAll(async () => {
    simulator = await (await Simulator.create({ port: 0 })).listen();
    proxy = await prism(["proxy", "--cors=false", document, simulator.url(name)], await freePort());
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
    expect(failed.sort()).toEqual(Object.keys(answeredByPrism[name] ?? {}).sort());
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

describe.each(services)("Prism's mock of $name, which keeps no state", ({ contract, document, cases }) => {
  test("does not conform, and nothing breaks", async () => {
    const mock = await prism(["mock", document], await freePort());
    try {
      const target = await openTarget({ contract, url: mock.url });
      const report = await runSuite({ contract, cases, target, runId: "mock" });
      expect(exitCode(report)).toBe(1);
      expect(report.counts).toMatchObject({ engineError: 0 });
      const judged = cases.length - report.counts.notApplicable;
      expect((100 * report.counts.fail) / judged).toBeGreaterThan(failuresOfAMock);
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
