import { expect, test } from "vitest";
import { version } from "../../src/package.ts";
import { typed } from "./terminal.ts";

test("no command shows what there is", async () => {
  const { code, out } = await typed([]);
  expect(code).toBe(0);
  for (const command of ["start", "conform <service>", "mutants <service>"])
    expect(out).toContain(`stunt-double ${command}`);
});

test.each(["--help", "-h", "help"])("%s shows the same", async (word) => {
  expect(await typed([word])).toEqual(await typed([]));
});

test("--version is the package's version alone", async () => {
  expect(await typed(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

test.each(["start", "conform", "mutants"])("%s --help explains itself and does nothing", async (command) => {
  const { code, out, err } = await typed([command, "--help"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(new RegExp(`^stunt-double ${command}`));
});

const misunderstood: readonly (readonly [words: string, says: string])[] = [
  ["strat", "no command strat; there are start, conform, mutants"],
  ["constructor", "no command constructor"],
  ["start now", "start takes no now"],
  ["start --prot 4100", "--prot"],
  ["start --port", "--port"],
  ["start --port many", "--port takes a whole number from 0 to 65530, not many"],
  ["start --port 70000", "--port takes a whole number from 0 to 65530, not 70000"],
  ["start --random-seed -1", "--random-seed"],
  ["start --clock yesterday", "--clock takes an instant such as 2026-11-22T10:00:00Z, not yesterday"],
  ["start --ephemeral --port 0 --scenario rank-math/nope", "no such scenario  known: default"],
  ["start --ephemeral --port 0 --scenario stripe/default", "no service stripe"],
  ["start --ephemeral --port 0 --host 0.0.0.0", "set --control-token or STUNT_DOUBLE_CONTROL_TOKEN"],
  ["conform", "conform takes one service: rank-math"],
  ["conform rank-math wallit", "conform takes one service"],
  ["conform stripe", "no cases for stripe; there are some for rank-math"],
  ["conform rank-math --adress http://127.0.0.1:1", "--adress"],
  ["conform rank-math --url ftp://127.0.0.1", "--url ftp://127.0.0.1 is not an http address"],
  ["conform rank-math --url http://127.0.0.1:1 --target target.yaml", "--url or --target, not both"],
  ["conform rank-math --target no-such-file.yaml", "no-such-file.yaml cannot be read"],
  ["conform rank-math --fail-on always", "--fail-on takes"],
  ["conform rank-math --report pdf", "--report takes junit, json, not pdf"],
  ["conform rank-math --case no/such-case", "no/such-case"],
  ["mutants", "mutants takes one service: rank-math"],
  ["mutants stripe", "mutants takes one service"],
  ["mutants rank-math --rule no-such-rule", "rank-math has no rule no-such-rule"],
];

test.each(misunderstood)("stunt-double %s is exit 2 and says why, on standard error alone", async (words, says) => {
  const { code, out, err } = await typed(words.split(" "));
  expect(err).toMatch(/^stunt-double: .+\n$/s);
  expect(err).toContain(says);
  expect({ code, out }).toEqual({ code: 2, out: "" });
});
