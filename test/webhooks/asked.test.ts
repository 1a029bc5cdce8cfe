import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Unreachable } from "../../src/cli/terminal.ts";
import { root } from "../../src/package.ts";
import { thisMachine } from "../../src/runtime/machine.ts";
import { registry } from "../../src/services/registry.ts";
import { typed } from "../cli/terminal.ts";
import { checking } from "./checking.ts";
import { StandingMachine } from "./machine.ts";
import { careful, listening } from "./receivers.ts";
import { key, secret, wallit, wallitWith } from "./vendors.ts";

/** Answers 200, but for `/<status>`, and `/long`, which is longer than it should be. */
const server = createServer((request, response) => {
  const [, asked = ""] = /^\/(\d{3})/.exec(request.url ?? "") ?? [];
  response.writeHead(Number(asked || 200)).end(request.url === "/long" ? "x".repeat(1024 * 1024 + 1) : "");
});
let base = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const misunderstood: readonly (readonly [words: string, says: string])[] = [
  ["", "webhooks check needs --url <receiver>"],
  ["now --url BASE/hooks", "webhooks check takes no now"],
  ["--url nowhere", "--url nowhere is not an http address"],
  ["--url ftp://127.0.0.1/hooks", "--url ftp://127.0.0.1/hooks is not an http address"],
  ["--url http://me:mine@127.0.0.1/hooks", "--url takes an address without name and password"],
  ["--url BASE/hooks#here", "ends in a fragment, which is never sent; leave out #here"],
  [
    "--url http://receiver.example/hooks",
    "receiver.example is outside this machine; allow it with --allow-host receiver.example",
  ],
  [
    "--url BASE/hooks --state http://receiver.example",
    "--state http://receiver.example: receiver.example is outside this machine",
  ],
  ["--url BASE/hooks --service wallitt", "no service wallitt; did you mean wallit?"],
  ["--url BASE/hooks --service rank-math", "rank-math sends no webhooks; wallit and simvoly do"],
  ["--url BASE/hooks --service simvoly --key k", "the webhooks of simvoly carry no key; leave --key out"],
  ["--url BASE/hooks --service wallit --key a:b", "--key takes letters, figures and signs without space and colon"],
  ["--url BASE/hooks --service wallit --key bb772a5b-1e7b-461c-8ac6-ca9e6e2fd2b9", "wallit cannot sign with that"],
  ["--url BASE/hooks --service wallit --secret=", "--secret is empty; leave it out for the ready-made one"],
  ["--url BASE/hooks --service wallit --within 5s", "--within takes a duration up to a minute such as PT2S, not 5s"],
  [
    "--url BASE/hooks --service wallit --within PT2M",
    "--within takes a duration up to a minute such as PT2S, not PT2M",
  ],
  [
    "--url BASE/hooks --service wallit --within PT0S",
    "--within takes a duration up to a minute such as PT2S, not PT0S",
  ],
  ["--url BASE/hooks --service wallit --port many", "--port takes a whole number from 0 to 65530, not many"],
  ["--url BASE/hooks --service wallit --random-seed -1", "--random-seed"],
  ["--url BASE/hooks --service wallit --state BASE/404", "/404 answered 404; it has to answer GET with 200"],
  ["--url BASE/hooks --service wallit --state BASE/long", "/long answers more than 1 MiB"],
  ["--url BASE/hooks --service wallit --reset BASE/500", "/500 answered 500; it has to answer POST with 200"],
  ["--url BASE/hooks --service wallit --state http://127.0.0.1:1/state", "gives no answer: "],
];

test.each(misunderstood)("webhooks check %s is exit 2 and says why", async (words, says) => {
  const line = `webhooks check ${words}`.trim().replaceAll("BASE", base);
  const { code, out, err } = await typed(line.split(" "));
  expect(err).toMatch(/^stunt-double: .+\n$/s);
  expect(err).toContain(says);
  expect({ code, out }).toEqual({ code: 2, out: "" });
});

test.each([
  ["", "FREE/hooks"],
  ["--state FREE/state", "--state FREE/state"],
  ["--reset FREE/reset", "--reset FREE/reset"],
  ["--state FREE/state --reset FREE/reset", "--reset FREE/reset"],
])("a receiver that is not there is exit 3, with what helps: %s", async (more, where) => {
  const free = `http://127.0.0.1:${await freePort()}`;
  const line = `webhooks check --service wallit --url FREE/hooks ${more}`.trim().replaceAll("FREE", free);
  const { code, out, err } = await typed(line.split(" "));
  expect({ code, out, err }).toEqual({
    code: 3,
    out: "",
    err: `stunt-double: nobody answers at ${where.replaceAll("FREE", free)}: connection refused; start your receiver first\n`,
  });
});

test.each(["--state", "--reset"])("a host of %s that nobody knows is exit 3", async (flag) => {
  class Nameless extends StandingMachine {
    override readonly send: StandingMachine["send"] = () =>
      Promise.reject(new Error("getaddrinfo ENOTFOUND localhost"));
  }
  const words = ["--url", `${base}/200`, flag, "http://localhost/place", "--service", "wallit"];
  await expect(checking(words, new Nameless())).rejects.toThrow(
    new Unreachable(`nobody answers at ${flag} http://localhost/place: no such host; is the address right?`),
  );
});

/** A port at which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test("an answer that is a redirect is followed by nobody, and is none", async () => {
  const { code, out } = await typed(["webhooks", "check", "--url", `${base}/302`, "--service", "wallit"]);
  expect(code).toBe(1);
  expect(out).toMatch(/came {6}302 in \d+ ms/);
});

describe("what deliveries are signed with", () => {
  const own = { key: "0C5E79B3-44A1-4F2E-9A0B-3D6F1E2C7B58", secret: "a-secret-of-my-own" };

  test.each([[], ["--json"]])("is told, but for a secret that was given %s", async (...json) => {
    const machine = new StandingMachine();
    let times = 0;
    const state = () => `${own.secret}, shown ${++times} times`;
    const receiver = await listening({ ...careful(wallitWith(own), machine), state });
    const words = [...receiver.flags, "--service", "wallit", "--key", own.key, "--secret", own.secret, ...json];
    const { code, out } = await checking(words, machine);
    await receiver.close();
    expect(code).toBe(1);
    expect(out).toContain(own.key);
    expect(out).toContain("[redacted], shown 3 times");
    expect(out).not.toContain(own.secret);
  });

  test("is what is ready-made otherwise", async () => {
    const machine = new StandingMachine();
    const receiver = await listening(careful(wallit, machine));
    const { out } = await checking([...receiver.flags, "--service", "wallit"], machine);
    await receiver.close();
    expect(out).toContain(`signed with  key ${key} and secret ${secret} (ready-made, role manage)`);
  });
});

test("without --service every service that sends any is tried, one part of the report each", async () => {
  const { code, out } = await typed(["webhooks", "check", "--url", `${base}/200`, "--json"]);
  expect(code).toBe(1);
  const { holds, services } = JSON.parse(out);
  expect(holds).toBe(false);
  expect(services.map(({ service }: { service: string }) => service)).toEqual(["wallit", "simvoly"]);
});

test("the same seed sends the same events, another one others", async () => {
  const tokens: string[][] = [];
  for (const seed of ["7", "7", "8"]) {
    const machine = new StandingMachine();
    const receiver = await listening(careful(wallit, machine));
    await checking([...receiver.flags, "--service", "wallit", "--random-seed", seed], machine);
    await receiver.close();
    tokens.push(receiver.heard.slice(0, 6).map((one) => wallit.identity(one)));
  }
  expect(tokens[1]).toEqual(tokens[0]);
  expect(tokens[2]?.some((token) => tokens[0]?.includes(token))).toBe(false);
});

test("a receiver that asks back finds the sender at the port that was named", async () => {
  const port = await freePort();
  const answers: number[] = [];
  class AskingBack extends StandingMachine {
    override readonly send: StandingMachine["send"] = async (request, patience) => {
      const token = new URL(request.url).searchParams.get("CallbackToken");
      if (token) answers.push(await fetchedResult(`http://127.0.0.1:${port + 2}`, token));
      return thisMachine.send(request, patience);
    };
  }
  const machine = new AskingBack();
  const receiver = await listening(careful(wallit, machine));
  await checking([...receiver.flags, "--service", "wallit", "--port", String(port)], machine);
  await receiver.close();
  expect(answers.filter((status) => status === 200).length).toBeGreaterThan(20);
});

/** The status of a signed call for a callback's result. */
async function fetchedResult(base: string, token: string): Promise<number> {
  const path = `/api/Property/${key}/CallbackResult/${token}`;
  const timestamp = "Sun, 22 Nov 2026 10:14:03 GMT";
  const signed = createHmac("sha256", secret).update(`GET\n${timestamp}\n${path.toLowerCase()}\n`).digest("base64");
  const headers = { timestamp, authentication: `${key}:${signed}` };
  return (await fetch(`${base}${path}`, { headers })).status;
}

test("every service that announces a webhook has a plan for them, and no other", () => {
  const announces = ({ service: { name } }: (typeof registry)[number]) =>
    readdirSync(`${root}/src/services/${name}`, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .some((file) => readFileSync(`${root}/src/services/${name}/${file}`, "utf8").includes('kind: "webhook"'));
  const names = (some: typeof registry) => some.map(({ service }) => service.name);
  expect(names(registry.filter(({ service }) => service.webhookPlan))).toEqual(names(registry.filter(announces)));
});
