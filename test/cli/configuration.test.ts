import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inSandbox } from "../../src/cli/address.ts";
import { configurationAround } from "../../src/cli/configuration.ts";
import { type Flags, read } from "../../src/cli/flags.ts";
import { beginning } from "../../src/cli/simulating.ts";
import { root } from "../../src/package.ts";
import { typed } from "./terminal.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stunt-double-config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const configured = (text: string, name = "stunt-double.config.yaml") => {
  writeFileSync(join(folder, name), text);
  return configurationAround([], { folder, environment: {} });
};

describe("a value is taken from", () => {
  const flags = {
    port: { type: "string", says: "", environment: "STUNT_DOUBLE_PORT", configured: "port" },
    strict: { type: "boolean", says: "", environment: "STUNT_DOUBLE_STRICT", configured: "strict" },
    "allow-host": { type: "string", multiple: true, says: "", environment: "HOSTS", configured: "allow-hosts" },
  } as const satisfies Flags;
  const file = { port: 1, strict: true, "allow-hosts": ["file"] };
  const environment = { STUNT_DOUBLE_PORT: "2", STUNT_DOUBLE_STRICT: "false", HOSTS: "one, two" };
  const taken = (args: readonly string[], around: Parameters<typeof read>[2]) => ({
    ...read(args, flags, around).values,
  });

  test("nowhere, when nobody says anything", () => expect(taken([], {})).toEqual({}));
  test("the file, when nobody else says anything", () =>
    expect(taken([], { configured: file })).toEqual({ port: "1", strict: true, "allow-host": ["file"] }));
  test("the environment before the file", () =>
    expect(taken([], { configured: file, environment })).toEqual({ port: "2", "allow-host": ["one", "two"] }));
  test("the command line before the environment", () =>
    expect(taken(["--port", "3", "--strict", "--allow-host=x"], { configured: file, environment })).toEqual({
      port: "3",
      strict: true,
      "allow-host": ["x"],
    }));
  test("--no-strict takes back what the file says", () =>
    expect(taken(["--no-strict"], { configured: file }).strict).toBeUndefined());
  test("an empty variable says nothing", () =>
    expect(taken([], { configured: file, environment: { STUNT_DOUBLE_PORT: "" } }).port).toBe("1"));
  test("a variable that is neither true nor false is refused", () =>
    expect(() => taken([], { environment: { STUNT_DOUBLE_STRICT: "perhaps" } })).toThrow(
      "STUNT_DOUBLE_STRICT takes true or false, not perhaps",
    ));
});

describe("stunt-double.config.yaml", () => {
  test("is found in the working directory, paths in it are relative to it", async () => {
    const text = "data: state\nfixtures: [qa]\nscenarios: [rank-math/mixed-book, qa/renewals.yaml]\nport: 0\n";
    const { file, values } = await configured(text);
    expect(file).toBe("stunt-double.config.yaml");
    expect(values).toEqual({
      data: join(folder, "state"),
      fixtures: [join(folder, "qa")],
      scenarios: ["rank-math/mixed-book", join(folder, "qa/renewals.yaml")],
      port: 0,
    });
  });

  test("may be JSON", async () => {
    const { values } = await configured('{ "$schema": "x", "port": 4200 }', "stunt-double.config.json");
    expect(values.port).toBe(4200);
  });

  test("may be empty", async () => expect((await configured("# nothing yet\n")).values).toEqual({}));

  test.each<readonly [says: string, text: string]>([
    ["stunt-double.config.yaml:1:1  prot  not a word of this file  did you mean port?", "prot: 4100\n"],
    ['stunt-double.config.yaml:2:1  port  must be a whole number, not "many"', "host: 127.0.0.1\nport: many\n"],
    ["stunt-double.config.yaml:1:1  port  must be <= 65530", "port: 70000\n"],
    ['stunt-double.config.yaml:1:1  fixtures  must be a list, not "qa"', "fixtures: qa\n"],
    ['stunt-double.config.yaml:1:1  clock  "2026-02-30" is not an instant', "clock: 2026-02-30\n"],
    ["stunt-double.config.yaml:2:3  env.MY-URL  cannot name a variable", 'env:\n  MY-URL: "{url}"\n'],
    ["stunt-double.config.yaml:2:3  env.PORT  must be text, not 1", "env:\n  PORT: 1\n"],
    ["stunt-double.config.yaml:1:1  file  is no mapping of words to values", "- port\n"],
    ["stunt-double.config.yaml:2:1  file", "port: [1\nhost: x\n"],
  ])("is refused with %s", async (says, text) => {
    const judged = configured(text);
    await expect(judged).rejects.toThrow(says);
  });

  test("everything wrong in it is told at once", async () => {
    writeFileSync(join(folder, "stunt-double.config.yaml"), "prot: 1\nhots: x\n");
    const { code, out, err } = await typed(["start", "--ephemeral", "--port", "0"], undefined, { folder });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("did you mean port?");
    expect(err).toContain("did you mean host?");
  });

  test("--config names another, STUNT_DOUBLE_CONFIG too; one that is not there is refused", async () => {
    await configured("port: 1\n");
    writeFileSync(join(folder, "ci.yaml"), "port: 2\n");
    const read = async (args: readonly string[], environment = {}) =>
      (await configurationAround(args, { folder, environment })).values.port;
    expect(await read(["--config", "ci.yaml"])).toBe(2);
    expect(await read(["--config=ci.yaml"])).toBe(2);
    expect(await read([], { STUNT_DOUBLE_CONFIG: "ci.yaml" })).toBe(2);
    await expect(read(["--config", "gone.yaml"])).rejects.toThrow("the configuration gone.yaml cannot be read");
  });

  test("every key of the schema is a flag's, and the other way round", async () => {
    const { readFileSync } = await import("node:fs");
    const schema: unknown = JSON.parse(readFileSync(join(root, "schemas/config.json"), "utf8"));
    const keys = Object.keys(Object(Object(schema).properties)).filter((key) => !["$schema", "env"].includes(key));
    const flags: Flags = { ...beginning, ...inSandbox };
    const start = ["port", "host", "data", "ephemeral", "quiet"];
    const configurable = Object.values(flags).flatMap(({ configured: key }) => key ?? []);
    expect([...new Set([...configurable, ...start])].sort()).toEqual(keys.sort());
  });
});
