import { expect, test } from "vitest";
import { commandNames } from "../../src/cli/run.ts";
import { version } from "../../src/package.ts";
import { typed } from "./terminal.ts";

test("no command shows what there is", async () => {
  const { code, out } = await typed([]);
  expect(code).toBe(0);
  for (const command of commandNames) expect(out).toContain(`stunt-double ${command}`);
});

test.each(["--help", "-h", "help"])("%s shows the same", async (word) => {
  expect(await typed([word])).toEqual(await typed([]));
});

test("--version is the package's version alone", async () => {
  expect(await typed(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

test.each(commandNames)("%s --help explains itself and does nothing", async (command) => {
  const { code, out, err } = await typed([command, "--help"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(new RegExp(`^stunt-double ${command}`));
  expect(out).toMatch(/^(?:Examples?|Commands):$/m);
});

const misunderstood: readonly (readonly [words: string, says: string])[] = [
  ["strat", "no command strat; did you mean start?"],
  ["scenrio list", "no command scenrio; did you mean scenario?"],
  ["clock advnace P1Y", "no command clock advnace; did you mean clock advance?"],
  ["outbox plan ad", "no command outbox plan ad; did you mean outbox plan add?"],
  ["constructor", "no command constructor"],
  ["start now", "start takes no now"],
  ["start --prot 4100", "no flag --prot; did you mean --port?"],
  ["clock advance P1Y --sandbx ci", "no flag --sandbx; did you mean --sandbox?"],
  ["start --port", "--port"],
  ["start --port many", "--port takes a whole number from 0 to 65530, not many"],
  ["start --port 70000", "--port takes a whole number from 0 to 65530, not 70000"],
  ["start --random-seed -1", "--random-seed"],
  ["start --clock yesterday", "--clock takes an instant such as 2026-11-22T10:00:00Z, not yesterday"],
  ["start --ephemeral --port 0 --scenario rank-math/nope", "no such scenario  known: default"],
  ["start --ephemeral --port 0 --scenario stripe/default", "no service stripe"],
  ["start --ephemeral --port 0 --service rank-maths", "no service rank-maths; did you mean rank-math?"],
  ["start --ephemeral --port 0 --fixtures /nowhere", "--fixtures /nowhere is not a folder"],
  ["start --ephemeral --port 0 --public-url not-an-address", "--public-url not-an-address is not an http address"],
  ["start --ephemeral --port 0 --host 0.0.0.0", "set --control-token or STUNT_DOUBLE_CONTROL_TOKEN"],
  ["conform", "conform needs <service>: stunt-double conform <service>"],
  ["conform rank-math wallit", "conform takes no wallit"],
  ["conform stripe", "no cases for stripe; there are some for rank-math"],
  ["conform rank-math --adress http://127.0.0.1:1", "--adress"],
  ["conform rank-math --url ftp://127.0.0.1", "--url ftp://127.0.0.1 is not an http address"],
  ["conform rank-math --url http://127.0.0.1:1 --target target.yaml", "--url or --target, not both"],
  ["conform rank-math --target no-such-file.yaml", "no-such-file.yaml cannot be read"],
  ["conform rank-math --fail-on always", "--fail-on takes"],
  ["conform rank-math --report pdf", "--report takes html, junit, markdown, json, not pdf"],
  ["conform rank-math --case no/such-case", "no/such-case"],
  ["coverage", "coverage needs <service>"],
  ["coverage stripe", "coverage takes one service: wallit, simvoly, rank-math"],
  ["rules stripe", "no service stripe; there are wallit, simvoly, rank-math"],
  ["rules rank-math plan-exist", "no rule plan-exist; did you mean plan-exists?"],
  ["mutants stripe", "mutants takes one service"],
  ["mutants rank-math --rule no-such-rule", "no mutant matches rank-math/rules/no-such-rule"],
  ["clock advance", "clock advance needs <duration|instant>"],
  ["clock advance 1Y", "1Y is neither a duration such as P1Y or PT90M nor an instant"],
  ["clock set tomorrow", "tomorrow is not an instant"],
  ["clock show --sandbox Ci", "Ci cannot name a sandbox"],
  ["clock show --url nowhere", "--url nowhere is not an http address"],
  ["sandbox create ci --clock noon", "--clock takes an instant"],
  ["env --format fish", "--format takes sh, dotenv, powershell, json, not fish"],
  ["env --format dotnev", "did you mean dotenv?"],
  ["exec", "exec needs a command behind --"],
  ["exec npm test", "exec needs a command behind --"],
  ["call rank-math", "call needs <operationId>"],
  ["call rank-math createOrder type", "type is not a field; write name=text"],
  ["call rank-math createOrder total:=5O", "total:= takes JSON, not 5O"],
  ["call rank-math createOrder type=a type=b", "type is given twice"],
  ["why first", "first is not the number of an entry of the journal"],
  ["outbox redeliver 0", "0 is not the number of an effect"],
  ["fault add rank-math createOrder", "fault add takes a code or one of --latency"],
  ["fault add rank-math createOrder storing_error --reset", "fault add takes a code or one of --latency"],
  ["fault add rank-math createOrder --latency 2s", "--latency takes a duration such as PT2S, not 2s"],
  ["outbox --kind hook", "--kind takes webhook, email, call, job, not hook"],
  ["outbox wait --within 5s", "--within takes a duration such as PT5S, not 5s"],
  ["outbox plan add rank-math 700", "700 is no step of a delivery plan"],
  ["outbox plan add rank-math twise", "did you mean twice?"],
  ["journal --field email", "--field takes name=value, not email"],
  ["journal --follow --limit 3", "--follow or --limit, not both"],
  ["scenario show mixed-book", "mixed-book names no scenario; write service/name"],
  ["scenario check no-such-file.yaml", "no-such-file.yaml cannot be read"],
  ["scenario check test/cli", "test/cli holds no .yaml file"],
  ["scenario load one.yaml two.yaml", "scenario load takes one file"],
  ["scenario new qa --service stripe", "no service stripe"],
  ["snapshot import mine package.txt", "package.txt cannot be read"],
  ["snapshot import mine README.md", "README.md is no snapshot: it is not a JSON object"],
  ["rows", "rows needs one of list, show, put, delete"],
];

test.each(misunderstood)("stunt-double %s is exit 2 and says why, on standard error alone", async (words, says) => {
  const { code, out, err } = await typed(words.split(" "));
  expect(err).toMatch(/^stunt-double: .+\n$/s);
  expect(err).toContain(says);
  expect({ code, out }).toEqual({ code: 2, out: "" });
});
