import { execFileSync } from "node:child_process";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { applicationNames } from "../../src/cli/application-names.ts";
import { written } from "../../src/cli/quote.ts";

const nasty = {
  PLAIN: "http://127.0.0.1:4105/wp-json",
  EMPTY: "",
  SPACES: " two  words ",
  SINGLE: "it's",
  DOUBLE: 'say "no"',
  DOLLAR: "$HOME ${HOME} $(id) `id`",
  BACKSLASH: "C:\\new\\table\\",
  LINES: "one\ntwo",
  HASH: "a #b",
  MARKS: "!; & | < > * ? ~ [x] {y}",
  BOTH: `it's "so" $5`,
  WORDS: "zażółć 你好",
};

describe("variables are read back as they are", () => {
  test("by a POSIX shell", () => {
    const names = Object.keys(nasty);
    const script = `${written.sh(nasty)}for name in ${names.join(" ")}; do printenv "$name"; printf '\\1'; done`;
    const read = execFileSync("sh", ["-c", script], { env: { PATH: process.env.PATH }, encoding: "utf8" });
    expect(read.split("\n\u0001").slice(0, -1)).toEqual(Object.values(nasty));
  });

  test("by a reader of .env files", () => expect(parseEnv(written.dotenv(nasty))).toEqual(nasty));

  test("by whatever reads JSON", () => expect(JSON.parse(written.json(nasty))).toEqual(nasty));

  test("by PowerShell, where every kind of single quote ends a text", () => {
    expect(written.powershell({ A: "it's ’so’", B: "$x `n" })).toBe("$env:A = 'it''s ’’so’’'\n$env:B = '$x `n'\n");
  });

  test("what no .env file can say is refused by name", () => {
    expect(() => written.dotenv({ KEY: "'\"`" })).toThrow("KEY holds every kind of quote");
  });
});

describe("an application's own names", () => {
  const ours = {
    STUNT_DOUBLE_URL: "http://127.0.0.1:4100",
    STUNT_DOUBLE_SANDBOX: "ci",
    STUNT_DOUBLE_RANK_MATH_URL: "http://127.0.0.1:4105",
    STUNT_DOUBLE_RANK_MATH_PASSWORD: "aaaa bbbb",
  };
  const named = (env: Record<string, string>) =>
    applicationNames(ours, { values: {}, env, placeOf: (...path) => `config.yaml:${path.join(".")}` });

  test("are filled from ours", () => {
    const env = { A: "{rank-math.url}/wp-json/", B: "{rank-math.password}", C: "{url} {sandbox}", D: '{"json": 1}' };
    expect(named(env)).toEqual({
      A: "http://127.0.0.1:4105/wp-json/",
      B: "aaaa bbbb",
      C: "http://127.0.0.1:4100 ci",
      D: '{"json": 1}',
    });
  });

  test("are refused where they stand for nothing, with what was meant", () => {
    expect(() => named({ A: "{rank-math.pasword}" })).toThrow(
      "config.yaml:env.A  env.A  {rank-math.pasword} stands for nothing  did you mean {rank-math.password}?",
    );
  });
});
