import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contractFolder, readContractFile } from "../../openapi/read.ts";
import { prismFrom, toAdd } from "../../src/cli/prism.ts";
import { runCommand } from "../../src/cli/run.ts";
import type { Signal } from "../../src/cli/terminal.ts";
import { close, listen } from "../../src/http/listen.ts";
import { createSimulator, type StuntDouble } from "../../src/index.ts";
import { typed } from "./terminal.ts";

const authorization = `Basic ${Buffer.from("reseller:aaaa bbbb cccc dddd eeee ffff").toString("base64")}`;
const orders = "/wp-json/reseller/v1/orders/";

/** A command line that lets Prism run until it is sent a signal. */
async function begun(words: readonly string[]) {
  let out = "";
  let err = "";
  let send = (_signal: Signal): void => {};
  let listens = (_url: string): void => {};
  const listening = new Promise<string>((resolve) => {
    listens = resolve;
  });
  const ended = runCommand([...words, "--port", "0", "--json"], {
    out: (text) => {
      out += text;
      if (out.endsWith("\n")) listens(JSON.parse(out).url);
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    folder: tmpdir(),
    environment: { PATH: process.env.PATH },
    interrupted: () => new Promise(() => {}),
    onSignal(hear) {
      send = hear;
      return () => {};
    },
  });
  const early = ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${err}`)));
  const url = await Promise.race([listening, early]);
  early.catch(() => {});
  const stop = (signal: Signal) => {
    send(signal);
    return ended;
  };
  return { url, stop, said: () => err };
}

type Begun = Awaited<ReturnType<typeof begun>>;

describe("Prism, which takes its time to begin:", () => {
  let simulator: StuntDouble;
  let mock: Begun;
  let dynamic: Begun;
  let proxy: Begun;

  beforeAll(async () => {
    simulator = await createSimulator({ port: 0 });
    [mock, dynamic, proxy] = await Promise.all([
      begun(["mock", "rank-math"]),
      begun(["mock", "rank-math", "--dynamic"]),
      begun(["proxy", "rank-math", simulator.url("rank-math")]),
    ]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([mock, dynamic, proxy].map(({ stop }) => stop("SIGTERM")));
    await simulator.close();
  });

  const listed = ({ url }: Begun) => fetch(`${url}${orders}`, { headers: { authorization } });

  test("mock answers the contract's example", async () => {
    const { components } = Object(readContractFile(contractFolder("rank-math"), "openapi"));
    const answer = await listed(mock);
    const body: unknown = await answer.json();
    expect({ status: answer.status, body }).toEqual({ status: 200, body: components.examples.OrdersListed.value });
  });

  test("mock --dynamic invents what the schemas allow", async () => {
    const answers = [await listed(dynamic), await listed(dynamic), await listed(dynamic)];
    expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBeGreaterThan(1);
  });

  const order = (fields: Readonly<Record<string, string>>) =>
    fetch(`${proxy.url}/wp-json/reseller/v1/payment/`, {
      method: "POST",
      headers: { authorization },
      body: new URLSearchParams({
        type: "parent",
        first_name: "Jane",
        email: "jane@example.com",
        plan: "seo-by-rank-math-pro",
        ...fields,
      }),
    });

  test("proxy hands a good request on and says nothing against it", async () => {
    const { status, headers } = await order({});
    expect({ status, said: headers.get("sl-violations") }).toEqual({ status: 200, said: null });
  });

  test("proxy hands a bad one on, too, and reports it in the answer and on the screen", async () => {
    const { status, headers } = await order({ type: "gift" });
    expect(status).toBe(400);
    expect(headers.get("x-stunt-double-rule")).toContain("order-type-known");
    expect(JSON.parse(headers.get("sl-violations") ?? "[]")).toMatchObject([{ location: ["request", "body", "type"] }]);
    expect(proxy.said()).toContain("Violation: request.body.type");
  });

  test("a signal ends both: the code is Prism's, and nobody is left", async () => {
    expect(await Promise.all([mock.stop("SIGTERM"), dynamic.stop("SIGINT")])).toEqual([143, 130]);
    await expect(listed(mock)).rejects.toThrow("fetch failed");
    await expect(listed(dynamic)).rejects.toThrow("fetch failed");
  });
});

describe("in one sentence and with exit code", () => {
  const refused = async (words: readonly string[]) => {
    const { code, out, err } = await typed(words);
    return { code, out, err: err.trim() };
  };

  test.each([
    [
      "mock rank-maths",
      2,
      "stunt-double: mock takes wallit, simvoly, rank-math, not rank-maths; did you mean rank-math?",
    ],
    ["mock rank-math --port x", 2, "stunt-double: --port takes a whole number from 0 to 65535, not x"],
    [
      "mock rank-math --host 192.0.2.1",
      2,
      "stunt-double: --host 192.0.2.1 is no address of this machine; leave it out for 127.0.0.1",
    ],
    ["proxy rank-math", 2, "stunt-double: proxy needs <address>: stunt-double proxy <service> <address>"],
    ["proxy rank-math nowhere", 2, "stunt-double: proxy nowhere is not an http address"],
    [
      "proxy rank-math http://127.0.0.1:1/?a=b",
      2,
      "stunt-double: proxy http://127.0.0.1:1 takes no credentials, query or fragment in its address",
    ],
    [
      "proxy rank-math http://127.0.0.1:1",
      3,
      "stunt-double: nothing answers at http://127.0.0.1:1; start it first, or name the right address",
    ],
  ])("%s", async (line, code, err) => {
    expect(await refused(line.split(" "))).toEqual({ code, out: "", err });
  });

  test("a port that is taken", async () => {
    const server = createServer();
    const port = new URL(await listen(server, "127.0.0.1", 0)).port;
    const shown = await refused(["mock", "rank-math", "--port", port]);
    await close(server);
    expect(shown).toEqual({
      code: 2,
      out: "",
      err: `stunt-double: port ${port} is taken; choose another with --port, or --port 0 for free ones`,
    });
  });
});

describe("Prism itself", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "stunt-double-prism-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("that is nowhere is a refusal that says how to add it", () => {
    expect(toAdd).toBe("npm install --save-dev @stoplight/prism-cli@5.14.2");
    expect(() => prismFrom([folder])).toThrow(`Prism is not installed here; add it with: ${toAdd}`);
  });

  test("is the working folder's before ours", () => {
    const own = join(folder, "own", "node_modules", "@stoplight", "prism-cli");
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "package.json"), '{ "bin": { "prism": "./run.js" } }');
    const below = join(folder, "own", "packages", "shop");
    expect(prismFrom([below, process.cwd()])).toBe(join(own, "run.js"));
    expect(prismFrom([folder, process.cwd()])).toMatch(/^(?!.*stunt-double-prism-).*prism-cli.*index\.js$/);
  });
});
