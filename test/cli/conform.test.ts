import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { close, listen } from "../../src/http/listen.ts";
import { Simulator } from "../../src/simulator.ts";
import { typed } from "./terminal.ts";

const one = ["--case", "payment/parent-order-opens-a-subscription"];
let folder = "";
let simulator: Simulator;
let refusing: Server;
let refusingAt = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "stunt-double-cli-"));
  simulator = await (await Simulator.create({ port: 0 })).listen();
  refusing = createServer((_request, response) => void response.writeHead(418).end("{}"));
  refusingAt = await listen(refusing, "127.0.0.1", 0);
});

afterAll(async () => {
  await simulator.close();
  await close(refusing);
  rmSync(folder, { recursive: true });
});

test("without a target the simulator judges itself: exit 0", async () => {
  const { code, out, err } = await typed(["conform", "rank-math", ...one]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("1 pass");
  expect(out).toMatch(/exit 0|CONFORMS/);
});

test("a running Stunt Double conforms: exit 0", async () => {
  expect(await typed(["conform", "rank-math", "--url", simulator.url("rank-math"), ...one])).toMatchObject({
    code: 0,
    err: "",
  });
});

test("something that answers and does not keep the contract: exit 1, with the command to repeat it", async () => {
  const { code, out } = await typed(["conform", "rank-math", "--url", `${refusingAt}/`, ...one]);
  expect(code).toBe(1);
  expect(out).toContain("DOES NOT CONFORM");
  expect(out).toContain(`npx stunt-double conform rank-math --url ${refusingAt}`);
});

test("a port on which nobody listens: exit 3", async () => {
  const gone = createServer();
  const url = await listen(gone, "127.0.0.1", 0);
  await close(gone);
  const { code, out, err } = await typed(["conform", "rank-math", "--url", url, ...one]);
  expect({ code, out }).toEqual({ code: 3, out: "" });
  expect(err).toContain(url);
});

const targetFile = (baseline: string) => {
  writeFileSync(join(folder, "baseline.txt"), baseline);
  const target = join(folder, "target.yaml");
  const roles = 'reseller: { username: reseller, password: "aaaa bbbb cccc dddd eeee ffff" }';
  const text = `target: mine\nservice: rank-math\naddress: ${refusingAt}\nroles:\n  ${roles}\nmay: charges\ngate: { level: must, baseline: ./baseline.txt }\n`;
  writeFileSync(target, text);
  return target;
};

test("a baseline beside the target file excuses what it names: exit 0", async () => {
  const target = targetFile("payment/parent-order-opens-a-subscription  -  moving house\n");
  const { code, out } = await typed([
    "conform",
    "rank-math",
    "--target",
    target,
    "--case",
    "payment/parent-order-opens-a-subscription",
  ]);
  expect(out).toContain("1 known");
  expect(code).toBe(0);
});

test("a baseline line for a case that does not exist is stale: exit 4", async () => {
  const lines = "payment/parent-order-opens-a-subscription  -  moving house\nerrors/long-gone  -  forgotten\n";
  const { code } = await typed([
    "conform",
    "rank-math",
    "--target",
    targetFile(lines),
    "--case",
    "payment/parent-order-opens-a-subscription",
  ]);
  expect(code).toBe(4);
});

test("a malformed target file names file, line and remedy: exit 2", async () => {
  const target = join(folder, "wrong.yaml");
  writeFileSync(target, "target: mine\nservice: rank-math\nadress: http://127.0.0.1:1\n");
  const { code, out, err } = await typed(["conform", "rank-math", "--target", target]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(`${target}:3:`);
  expect(err).toContain("did you mean address?");
});

test("--json is the report that scripts read, and nothing else", async () => {
  const { out } = await typed(["conform", "rank-math", "--json", ...one]);
  const report: Record<string, unknown> = JSON.parse(out);
  expect(report).toMatchObject({
    service: "rank-math",
    verdict: "conforms",
    judged: 1,
    counts: { pass: 1, fail: 0, warning: 0, noted: 0, known: 0, notApplicable: 0, setUpFailed: 0, engineError: 0 },
    cases: [{ id: "payment/parent-order-opens-a-subscription", result: "pass" }],
  });
  expect(typeof report.target).toBe("string");
  expect(typeof report.seconds).toBe("number");
});

test("--report writes JUnit and JSON where --report-dir says", async () => {
  const reports = join(folder, "reports");
  const args = ["--report", "junit,json", "--report-dir", reports, ...one];
  expect(await typed(["conform", "rank-math", "--url", refusingAt, ...args])).toMatchObject({ code: 1 });
  const junit = readFileSync(join(reports, "junit.xml"), "utf8");
  expect(junit).toMatch(/^<\?xml version="1\.0"/);
  expect(junit).toContain('<testcase classname="rank-math.payment" name="parent-order-opens-a-subscription"');
  expect(junit).toContain("<failure ");
  expect(JSON.parse(readFileSync(join(reports, "report.json"), "utf8"))).toMatchObject({ verdict: "fails" });
});

test("a Stunt Double that asks for a token gets the one given", async () => {
  const guarded = await (await Simulator.create({ port: 0, controlToken: "let-me-in" })).listen();
  try {
    const args = ["conform", "rank-math", "--url", guarded.url("rank-math"), ...one];
    expect(await typed([...args, "--control-token", "let-me-in"])).toMatchObject({ code: 0 });
    expect((await typed(args)).code).not.toBe(0);
  } finally {
    await guarded.close();
  }
});
