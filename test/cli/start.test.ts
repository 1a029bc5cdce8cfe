import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startScreen } from "../../src/cli/screen.ts";
import { effectLine, exchangeLine } from "../../src/cli/traffic.ts";
import { version } from "../../src/package.ts";
import { registry } from "../../src/services/registry.ts";
import { Simulator } from "../../src/simulator.ts";
import { type Shown, typed } from "./terminal.ts";

const frozen = "2026-11-22T10:14:03.000Z";
const authorization = `Basic ${Buffer.from("reseller:aaaa bbbb cccc dddd eeee ffff").toString("base64")}`;

/** Free ports differ from run to run. */
const withoutPorts = (text: string): string =>
  text.replaceAll(version, "<version>").replace(/(127\.0\.0\.1):\d+/g, "$1:<port>");

describe("start", () => {
  test("shows addresses, credentials, sandbox and a line to paste, until Ctrl-C", async () => {
    const { code, out, err } = await typed(["start", "--ephemeral", "--port", "0", "--clock", frozen]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(withoutPorts(out)).toMatchInlineSnapshot(`
      "Stunt Double <version>    stands in for vendor APIs on this machine; nothing leaves it

        wallit         http://127.0.0.1:<port>   BB772A5B-1E7B-461C-8AC6-CA9E6E2FD2B9 : test-secret
                                                2BA53ADE-07A7-427F-8E06-2BC7733A2FC8 : test-secret
        simvoly        http://127.0.0.1:<port>   5f0c1d7e9a2b4c86b3e1f4a7d0829c65
                                                w3b9e4a61c7d2408f95e0b6d8a1c73f24
        rank-math      http://127.0.0.1:<port>   reseller : aaaa bbbb cccc dddd eeee ffff
                                                other-reseller : gggg hhhh iiii jjjj kkkk llll
                                                subscriber : mmmm nnnn oooo pppp qqqq rrrr
        control API    http://127.0.0.1:<port>/_control/v1

        sandbox  default, scenario default      clock  frozen at 2026-11-22T10:14:03.000Z
        state    in memory, gone with this process

      Works as often as you paste it:
        curl -u "reseller:aaaa bbbb cccc dddd eeee ffff" "http://127.0.0.1:<port>/wp-json/reseller/v1/orders/"
      Names for your shell: eval "$(npx stunt-double env --url http://127.0.0.1:<port>)"    Windows: npx stunt-double env --format powershell --url http://127.0.0.1:<port>    Stop: Ctrl-C

      "
    `);
  });

  test("the line to paste works, and is shown when it was answered", async () => {
    const { out } = await typed(["start", "--ephemeral", "--port", "0", "--clock", frozen], async (screen) => {
      const [, url = ""] = /curl -u "[^"]+" "([^"]+)"/.exec(screen) ?? [];
      const answer = await fetch(url, { headers: { authorization } });
      expect(answer.status).toBe(200);
      await new Promise((resolve) => setImmediate(resolve));
    });
    expect(out).toMatch(/10:14:03 {4}1 {2}rank-math {5}GET {5}orders\/ +200 {2}listOrders +\d+ ms\n$/);
  });

  test("--quiet shows no exchange", async () => {
    const { out } = await typed(["start", "--ephemeral", "--port", "0", "--quiet"], async (screen) => {
      await fetch(/"(http[^"]+)"/.exec(screen)?.[1] ?? "");
      await new Promise((resolve) => setImmediate(resolve));
    });
    expect(out).not.toContain("listOrders");
  });

  test("--json is one object of addresses, then one per exchange", async () => {
    const { out } = await typed(
      ["start", "--ephemeral", "--port", "0", "--json", "--clock", frozen],
      async (screen) => {
        const { services } = JSON.parse(screen) as { services: { "rank-math": string } };
        await fetch(`${services["rank-math"]}/wp-json/reseller/v1/orders/`);
        await new Promise((resolve) => setImmediate(resolve));
      },
    );
    const [addresses, exchange] = out
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(addresses).toEqual({
      gateway: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      control: expect.stringMatching(/\/_control\/v1$/),
      services: Object.fromEntries(
        registry.map(({ service }) => [service.name, expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)]),
      ),
    });
    expect(exchange).toEqual({
      n: 1,
      at: frozen,
      service: "rank-math",
      operation: "listOrders",
      method: "GET",
      path: "/wp-json/reseller/v1/orders/",
      status: 401,
      rule: "credentials-required",
      grade: "observed",
    });
  });

  test("stop ends it from outside, and is done when it is gone", async () => {
    let stopped: Promise<Shown> | undefined;
    const forever = new Promise<void>(() => {});
    const { code } = await typed(["start", "--ephemeral", "--port", "0", "--json"], (screen) => {
      const { gateway } = JSON.parse(screen) as { gateway: string };
      stopped = typed(["stop", "--url", gateway]);
      return forever;
    });
    expect(code).toBe(0);
    expect(await stopped).toMatchObject({ code: 0, out: expect.stringMatching(/^stopped {2}http:/) });
  });

  test("--service starts these alone, a sandbox name in the environment is not its business", async () => {
    const environment = { STUNT_DOUBLE_SERVICE: "rank-math", STUNT_DOUBLE_PORT: "0", STUNT_DOUBLE_SANDBOX: "ci" };
    const { code, out } = await typed(["start", "--ephemeral", "--json"], undefined, { environment });
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out).services)).toEqual(["rank-math"]);
  });

  test("a taken port is named with what helps: exit 2", async () => {
    const holder = await (await Simulator.create({ port: 0 })).listen();
    const { port } = new URL(holder.gateway);
    const { code, err } = await typed(["start", "--ephemeral", "--port", port]);
    await holder.close();
    expect({ code, err }).toEqual({
      code: 2,
      err: `stunt-double: port ${port} is taken; choose another with --port, or --port 0 for free ones\n`,
    });
  });

  test("what --data keeps is there again the next time, and the screen says where", async () => {
    const data = mkdtempSync(join(tmpdir(), "stunt-double-start-"));
    const args = [
      "start",
      "--port",
      "0",
      "--json",
      "--data",
      data,
      "--scenario",
      "rank-math/mixed-book",
      "--clock",
      frozen,
    ];
    const totals: unknown[] = [];
    const count = async (screen: string) => {
      const { control } = JSON.parse(screen) as { control: string };
      totals.push(await (await fetch(`${control}/sandboxes/default`)).json());
    };
    await typed(args, count);
    await typed(["start", "--port", "0", "--json", "--data", data], count);
    rmSync(data, { recursive: true });
    expect(totals[1]).toEqual(totals[0]);
    expect(totals[0]).toMatchObject({ scenarios: ["rank-math/mixed-book"], clock: { mode: "frozen", now: frozen } });
  });
});

describe("the screen", () => {
  test("says where kept state lies and which scenario stands in the sandbox", async () => {
    const data = mkdtempSync(join(tmpdir(), "stunt-double-screen-"));
    const simulator = await (
      await Simulator.create({ port: 0, data, scenarios: ["rank-math/mixed-book"], clock: frozen })
    ).listen();
    const screen = startScreen(simulator);
    await simulator.close();
    rmSync(data, { recursive: true });
    expect(screen).toContain("sandbox  default, scenario rank-math/mixed-book      clock  frozen at");
    expect(screen).toContain(`state    ${data}, kept between runs`);
  });

  const exchange = {
    n: 2,
    at: "2026-11-22T10:14:35.000Z",
    service: "rank-math",
    operation: "createOrder",
    request: {
      method: "POST",
      path: "/wp-json/reseller/v1/payment/",
      query: "",
      headers: {},
      body: new Uint8Array(),
      receivedAt: 0,
      base: "",
    },
    reply: { status: 400, headers: {}, body: { code: "plan_exists" }, type: "application/json" },
    rule: "plan-exists",
    code: "plan_exists",
    grade: "chosen",
    effects: 0,
    took: 1.6,
  };

  test("a refusal shows code and rule", () => {
    expect(exchangeLine(exchange)).toMatchInlineSnapshot(
      `"10:14:35    2  rank-math     POST    payment/              400  plan_exists         rule plan-exists                  2 ms"`,
    );
  });

  test("a code that is a sentence is cut, and a refusal without any is called one", () => {
    const { code, ...without } = exchange;
    const told = { ...exchange, code: `The plan ${code} is not sold to resellers any more` };
    expect(exchangeLine(told)).toContain("  The plan plan_exists is not sold to…  rule plan-exists");
    expect(exchangeLine(without)).toContain("  refused             rule plan-exists");
  });

  test("an answer that a fault broke says so", () => {
    const fault = { id: 3, service: "rank-math", operation: "listOrders", next: 0, at: "after" as const };
    const plain = { ...exchange, rule: undefined };
    expect(exchangeLine({ ...plain, fault: { ...fault, transport: "reset" } })).toMatch(
      / createOrder +fault 3 reset afterwards /,
    );
    expect(exchangeLine({ ...plain, fault: { ...fault, transport: { latency: "PT2S" } } })).toMatch(
      /fault 3 latency PT2S/,
    );
    expect(exchangeLine({ ...plain, fault: { ...fault, answer: "storing_error" } })).toMatch(
      / storing_error +fault 3 /,
    );
  });

  test("a disagreement of the second judge stands below its exchange", () => {
    expect(exchangeLine({ ...exchange, complaints: ["the validator refuses the answer"] })).toMatch(
      /\n {10}disagreement: the validator refuses the answer$/,
    );
  });

  test("an effect shows where it went and what came of it", () => {
    const effect = {
      id: 1,
      service: "simvoly",
      kind: "webhook" as const,
      topic: "project_created",
      to: "http://127.0.0.1:8080/hooks",
      dueAt: "2026-11-22T10:15:20.000Z",
      status: "failed" as const,
      data: {},
      attempts: [{ at: "2026-11-22T10:15:20.000Z", error: "ECONNREFUSED" }],
    };
    expect(effectLine(effect)).toMatchInlineSnapshot(
      `"10:15:20       simvoly       → http://127.0.0.1:8080/hooks  project_created  connection refused, given up"`,
    );
  });
});
