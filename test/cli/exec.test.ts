import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Signal } from "../../src/cli/terminal.ts";
import { close, listen } from "../../src/http/listen.ts";
import { typed } from "./terminal.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stunt-double-exec-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const exec = (words: readonly string[], environment: Record<string, string> = {}) =>
  typed(["exec", ...words], undefined, { folder, environment: { PATH: process.env.PATH, ...environment } });

const node = (script: string) => ["--", process.execPath, "-e", script];

/** Asks for orders with what stands in the environment; exit 0 when it is answered. */
const asks = `
  const { STUNT_DOUBLE_RANK_MATH_URL: url, STUNT_DOUBLE_RANK_MATH_USERNAME: name, STUNT_DOUBLE_RANK_MATH_PASSWORD: password } = process.env;
  const authorization = "Basic " + Buffer.from(name + ":" + password).toString("base64");
  fetch(url + "/wp-json/reseller/v1/orders/", { headers: { authorization } }).then(({ status }) => process.exit(status === 200 ? 0 : 1));`;

describe("exec", () => {
  test("gives the command addresses and keys, its own names too, and leaves no file", async () => {
    writeFileSync(join(folder, "stunt-double.config.yaml"), 'env:\n  MINE: "{rank-math.url}/wp-json"\n');
    const script = `if (process.env.MINE !== process.env.STUNT_DOUBLE_RANK_MATH_URL + "/wp-json") process.exit(3);${asks}`;
    expect(await exec(node(script))).toEqual({ code: 0, out: "", err: "" });
    expect(readdirSync(folder)).toEqual(["stunt-double.config.yaml"]);
  });

  test("in a sandbox of its own name the keys are that sandbox's", async () => {
    const script = `if (process.env.STUNT_DOUBLE_SANDBOX !== "ci" || process.env.STUNT_DOUBLE_RANK_MATH_USERNAME === "reseller") process.exit(3);${asks}`;
    expect(await exec(["--sandbox", "ci", ...node(script)])).toMatchObject({ code: 0 });
  });

  test("hands the exit code through", async () => expect((await exec(node("process.exit(42)"))).code).toBe(42));

  test("an unknown command is 127, an unknown scenario 2", async () => {
    expect(await exec(["--", "no-such-command-here"])).toMatchObject({
      code: 127,
      err: "stunt-double: no-such-command-here: command not found\n",
    });
    expect((await exec(["--scenario", "rank-math/nope", ...node("")])).code).toBe(2);
  });

  test("two at once do not collide", async () => {
    expect(await Promise.all([exec(node(asks)), exec(node(asks))])).toMatchObject([{ code: 0 }, { code: 0 }]);
  });

  test("a Python script finds its address and keys in the environment", async ({ skip }) => {
    if (spawnSync("python3", ["--version"]).status !== 0) skip();
    writeFileSync(
      join(folder, "orders.py"),
      `import base64, os, sys, urllib.request
keys = os.environ["STUNT_DOUBLE_RANK_MATH_USERNAME"] + ":" + os.environ["STUNT_DOUBLE_RANK_MATH_PASSWORD"]
request = urllib.request.Request(os.environ["STUNT_DOUBLE_RANK_MATH_URL"] + "/wp-json/reseller/v1/orders/")
request.add_header("Authorization", "Basic " + base64.b64encode(keys.encode()).decode())
sys.exit(5 if urllib.request.urlopen(request).status == 200 else 1)
`,
    );
    expect((await exec(["--", "python3", "orders.py"])).code).toBe(5);
  });

  test("--json is one document", async () => {
    const { out } = await exec(["--json", ...node("process.exit(3)")]);
    expect(JSON.parse(out)).toEqual({ exitCode: 3 });
  });

  test("--other-choices turns each setting that the command leaned on, and says what changes", async () => {
    const buys = `
      const { STUNT_DOUBLE_RANK_MATH_URL: url } = process.env;
      const authorization = "Basic " + Buffer.from("reseller:aaaa bbbb cccc dddd eeee ffff").toString("base64");
      const body = new URLSearchParams({ type: "parent", first_name: "Jane", email: "j@example.com", plan: "seo-by-rank-math-pro" });
      const buy = () => fetch(url + "/wp-json/reseller/v1/payment/", { method: "POST", headers: { authorization }, body });
      buy().then(buy).then(({ status }) => process.exit(status === 400 ? 0 : 1));`;
    const { code, err } = await exec(["--other-choices", ...node(buys)]);
    expect(err).toMatch(/^differs +rank-math +plan-exists-status=409 +exit 1$/m);
    expect(code).toBe(1);
  });
});

test("a signal reaches the command, whose answer is the exit code, and nobody is left", async () => {
  let ready = (_pid: number): void => {};
  const pid = new Promise<number>((resolve) => {
    ready = resolve;
  });
  const server = createServer((request, response) => {
    response.end();
    ready(Number(request.url?.slice(1)));
  });
  const url = await listen(server, "127.0.0.1", 0);
  const script = `
    process.on("SIGTERM", () => process.exit(21));
    setInterval(() => {}, 1000);
    fetch("${url}/" + process.pid);`;
  const signals = (send: (signal: Signal) => void) => void pid.then(() => send("SIGTERM"));
  const environment = { PATH: process.env.PATH };
  const { code } = await typed(["exec", ...node(script)], undefined, { folder, environment, signals });
  await close(server);
  expect(code).toBe(21);
  expect(await pid.then((gone) => isThere(gone))).toBe(false);
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
