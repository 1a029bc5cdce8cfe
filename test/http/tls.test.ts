import { X509Certificate } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { TlsOptions } from "../../src/http/tls.ts";
import { type Machine, thisMachine } from "../../src/runtime/machine.ts";
import { registry } from "../../src/services/registry.ts";
import { Simulator, type SimulatorOptions } from "../../src/simulator.ts";

const folders: string[] = [];
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stunt-double-tls-"));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const authorization = `Basic ${Buffer.from("reseller:aaaa bbbb cccc dddd eeee ffff").toString("base64")}`;

interface Call {
  readonly ca?: string | undefined;
  /** The name that the client believes to talk to. */
  readonly servername?: string;
  readonly headers?: Record<string, string>;
}

/** What a Node client gets; its refusal as an error. */
function asked(url: string, { ca, servername, headers = {} }: Call = {}): Promise<string> {
  const trusted = { ...(ca === undefined ? {} : { ca }), ...(servername === undefined ? {} : { servername }) };
  return new Promise((resolve, reject) => {
    const request = get(url, { ...trusted, agent: false, headers: { authorization, ...headers } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => resolve(text));
    });
    request.on("error", reject);
  });
}

async function overTls<T>(tls: TlsOptions, work: (simulator: Simulator) => Promise<T>, more: SimulatorOptions = {}) {
  const simulator = await Simulator.create({ port: 0, tls, ...more });
  try {
    return await work(await simulator.listen());
  } finally {
    await simulator.close();
  }
}

const authorityIn = (folder: string): string => readFileSync(join(folder, "tls", "ca.pem"), "utf8");
const noHosts: TlsOptions = { hosts: [] };

describe("over TLS", () => {
  test("a client that trusts the authority is answered on every port, and one that does not goes away", () =>
    overTls(noHosts, async (simulator) => {
      const ca = simulator.authority;
      const orders = `${simulator.url("rank-math")}/wp-json/reseller/v1/orders/`;
      expect(orders).toMatch(/^https:/);
      expect(JSON.parse(await asked(orders, { ca }))).toMatchObject({ code: "success" });
      await expect(asked(orders)).rejects.toMatchObject({ code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" });
      expect(JSON.parse(await asked(`${simulator.gateway}/health`, { ca }))).toMatchObject({
        control: `${simulator.gateway}/_control/v1`,
      });
      const info = JSON.parse(await asked(`${simulator.gateway}/_control/v1/info`, { ca }));
      expect(info.services).toMatchObject(
        registry.map(({ service: { name } }) => ({ name, address: simulator.url(name) })),
      );
      for (const { address } of info.services)
        expect(JSON.parse(await asked(`${address}/health`, { ca }))).toMatchObject({ product: "stunt-double" });
      await expect(asked(`${simulator.gateway}/health`)).rejects.toThrow();
    }));

  test("localhost, sandboxes' hosts and the given hosts are certified, and no others", () =>
    overTls({ hosts: ["Shop.test", "*.pay.shop.test", "192.0.2.7"] }, async (simulator) => {
      const ca = simulator.authority;
      const health = `${simulator.url("rank-math")}/health`;
      for (const servername of ["localhost", "ci.rank-math.localhost", "shop.test", "eu.pay.shop.test"])
        expect(await asked(health, { ca, servername, headers: { host: servername } })).toContain("stunt-double");
      for (const servername of ["rankmath.com", "www.shop.test", "a.b.pay.shop.test"])
        await expect(asked(health, { ca, servername, headers: { host: servername } })).rejects.toMatchObject({
          code: "ERR_TLS_CERT_ALTNAME_INVALID",
        });
    }));

  test("addresses in answers begin with https", () =>
    overTls(noHosts, async (simulator) => {
      const { pipeline } = simulator;
      let base = "";
      const handle = pipeline.handle.bind(pipeline);
      pipeline.handle = (service, request) => {
        base = request.base;
        return handle(service, request);
      };
      await asked(`${simulator.url("rank-math")}/wp-json/`, { ca: simulator.authority });
      expect(base).toBe(simulator.url("rank-math"));
      await asked(`${simulator.gateway}/rank-math/wp-json/`, { ca: simulator.authority });
      expect(base).toBe(`${simulator.gateway}/rank-math`);
    }));
});

describe("the authority", () => {
  test("is kept in the data folder, its key for the owner alone", async () => {
    const data = aFolder();
    const first = await overTls(noHosts, async ({ authority }) => authority, { data });
    expect(authorityIn(data)).toBe(first);
    if (process.platform !== "win32") expect(statSync(join(data, "tls", "ca-key.pem")).mode & 0o777).toBe(0o600);
    expect(await overTls(noHosts, async ({ authority }) => authority, { data })).toBe(first);
  });

  test("is replaced when it cannot vouch for a host that is asked for, and when it runs out", async () => {
    const folder = aFolder();
    const madeAt = async (now: number, hosts: readonly string[]) => {
      const machine: Machine = { ...thisMachine, now: () => now };
      const simulator = await Simulator.create({ machine, tls: { hosts, folder } });
      await simulator.close();
      return simulator.authority;
    };
    const now = thisMachine.now();
    const first = await madeAt(now, ["shop.test"]);
    expect(await madeAt(now, [])).toBe(first);
    expect(await madeAt(now, ["eu.shop.test"])).toBe(first);
    const second = await madeAt(now, ["other.test"]);
    expect(second).not.toBe(first);
    const nineYears = 9 * 365 * 86_400_000;
    expect(await madeAt(now + nineYears / 3, ["other.test"])).toBe(second);
    expect(await madeAt(now + nineYears, ["other.test"])).not.toBe(second);
  });

  test("may vouch for this machine and the given hosts alone", async () => {
    const folder = aFolder();
    await overTls({ hosts: ["shop.test"], folder }, async () => {});
    const { makeLeaf, vouchesFor } = await import("../../src/http/certificates.ts");
    const authority = {
      certificate: authorityIn(folder),
      key: readFileSync(join(folder, "tls", "ca-key.pem"), "utf8"),
    };
    const now = thisMachine.now();
    const vouches = async (host: string) => vouchesFor(authority, await makeLeaf(authority, [host], now), now);
    expect(await vouches("shop.test")).toBe(true);
    expect(await vouches("127.4.5.6")).toBe(true);
    expect(await vouches("rankmath.com")).toBe(false);
    expect(await vouches("192.0.2.7")).toBe(false);
    expect(new X509Certificate(authority.certificate).ca).toBe(true);
  });

  test("is a temporary file only where someone needs a file, and only until the end", async () => {
    const file = await overTls(noHosts, async (simulator) => {
      const { NODE_EXTRA_CA_CERTS: path = "" } = simulator.trustVariables();
      expect(readFileSync(path, "utf8")).toBe(simulator.authority);
      expect(simulator.trustLines()).toEqual([
        { client: "Node", line: `NODE_EXTRA_CA_CERTS=${path} node …` },
        { client: "curl", line: `curl --cacert ${path} …` },
        { client: "PHP", line: `php -d openssl.cafile=${path} -d curl.cainfo=${path} …` },
        { client: "Python", line: `SSL_CERT_FILE=${path} REQUESTS_CA_BUNDLE=${path} python3 …` },
      ]);
      return path;
    });
    expect(existsSync(file)).toBe(false);
  });
});

describe("refused before anything listens or is written:", () => {
  test.each([
    "http://shop.test",
    "shop.test:8443",
    "a b",
    "",
    "*.com",
    "-shop.test",
    "*",
    "fe80::1%eth0",
    "shop..test",
  ])("the host %j", async (host) => {
    const folder = aFolder();
    await expect(Simulator.create({ tls: { hosts: [host], folder } })).rejects.toThrow(
      `--tls-host ${JSON.stringify(host)} is no name of a host; write it as shop.test`,
    );
    expect(existsSync(join(folder, "tls"))).toBe(false);
  });

  test("files in the place of the authority that are none", async () => {
    const folder = aFolder();
    await overTls({ hosts: [], folder }, async () => {});
    const place = join(folder, "tls");
    const key = readFileSync(join(place, "ca-key.pem"), "utf8");
    const other = aFolder();
    await overTls({ hosts: [], folder: other }, async () => {});

    for (const [file, text, why] of [
      ["ca.pem", "nothing", "Invalid PEM"],
      ["ca.pem", authorityIn(other), "the key is another certificate's"],
    ] as const) {
      writeFileSync(join(place, file), text);
      const starting = Simulator.create({ tls: { hosts: [], folder } });
      await expect(starting).rejects.toThrow(`${place} holds no certificate authority: ${why}`);
      await expect(starting).rejects.toThrow(`remove ${place} to have a new one`);
      expect(authorityIn(folder)).toBe(text);
      expect(readFileSync(join(place, "ca-key.pem"), "utf8")).toBe(key);
    }
  });
});
