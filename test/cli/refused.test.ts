import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { close, listen } from "../../src/http/listen.ts";
import { type Running, running } from "./running.ts";
import { typed } from "./terminal.ts";

let double: Running;
let folder: string;
let other: Server;
let taken = "";
beforeAll(async () => {
  double = await running();
  folder = mkdtempSync(join(tmpdir(), "stunt-double-refused-"));
  other = createServer((_asked, answer) => answer.end("somebody else"));
  taken = new URL(await listen(other, "127.0.0.1", 0)).port;
});
afterAll(async () => {
  await double.end();
  await close(other);
  rmSync(folder, { recursive: true });
});

test.each([
  ["clock advance 1y", 2],
  ["clock --bogus", 2],
  ["clock --url http://127.0.0.1:1", 3],
  ["clock --sandbox nowhere", 2],
  ["sandbox create default", 1],
  ["scenario load nope.yaml", 2],
  ["snapshot load nope", 2],
  ["fault add rank-math createOder storing_error", 2],
  ["why 99", 2],
  ["exec --scenario rank-math/nope -- true", 2],
  ["start --ephemeral --port 0 --scenario rank-math/nope", 2],
])("%s --json refuses as one JSON document, exit %i", async (line, expected) => {
  const words = line.includes(" -- ") ? line.replace(" -- ", " --json -- ") : `${line} --json`;
  const { code, out, err } = await double.type(words);
  expect({ code, ...JSON.parse(out) }).toMatchObject({ code: expected, error: expect.stringMatching(/./) });
  expect(err).toMatch(/^stunt-double: /);
});

describe("a refused start leaves nothing behind:", () => {
  test.each<readonly [what: string, words: readonly string[], says: string]>([
    ["a taken port", ["--port", "<taken>"], "is taken; choose another with --port"],
    ["a host without a token", ["--port", "0", "--host", "0.0.0.0"], "set --control-token"],
    [
      "a host that is none",
      ["--port", "0", "--host", "256.1.1.1", "--control-token", "x"],
      "--host 256.1.1.1 is no address of this machine",
    ],
    ["a port that is none", ["--port", "-1"], "--port needs a value; one that begins with - is written --port=-…"],
  ])("%s", async (_what, words, says) => {
    const line = ["start", ...words.map((word) => word.replace("<taken>", taken))];
    const { code, err } = await typed(line, undefined, { folder });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) });
    expect(existsSync(join(folder, ".stunt-double"))).toBe(false);
  });

  test("a folder that is a file", async () => {
    writeFileSync(join(folder, "file"), "");
    const { code, err } = await typed(["start", "--port", "0", "--data", "file"], undefined, { folder });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("file cannot keep the state") });
  });
});

test("the port in the environment is judged as the one of start is", async () => {
  const { code, err } = await typed(["clock"], undefined, { folder, environment: { STUNT_DOUBLE_PORT: "abc" } });
  expect({ code, err }).toEqual({
    code: 2,
    err: "stunt-double: STUNT_DOUBLE_PORT takes a whole number from 0 to 65530, not abc\n",
  });
});

test("over TLS, the commands of a folder trust what start keeps there, and the line to paste trusts it too", async () => {
  const line = ["start", "--port", "0", "--tls"];
  const { code, out, err } = await typed(
    line,
    async (screen) => {
      const [, url = ""] = /control API +(https:\S+)\/_control/.exec(screen) ?? [];
      const here = { folder, environment: { STUNT_DOUBLE_URL: url } };
      expect(await typed(["clock"], undefined, here)).toMatchObject({ code: 0, err: "" });
      const besides = { ...here.environment, NODE_EXTRA_CA_CERTS: "/nowhere/company.pem" };
      expect(await typed(["clock"], undefined, { folder, environment: besides })).toMatchObject({ code: 0, err: "" });
      expect(await typed(["clock"], undefined, { ...here, folder: tmpdir() })).toMatchObject({
        code: 3,
        err: expect.stringContaining("not trusted here"),
      });
      const plain = { ...here, environment: { STUNT_DOUBLE_URL: url.replace("https", "http") } };
      expect((await typed(["clock"], undefined, plain)).err).toMatch("begin its address with https:");
    },
    { folder },
  );
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain(`curl --cacert ${join(folder, ".stunt-double", "tls", "ca.pem")} -u "reseller:`);
});
