import { expect, test } from "vitest";
import { registry } from "../../src/services/registry.ts";
import { typed } from "./terminal.ts";

const planExists = { total: 1, killed: 1, byCheck: 1, byCrash: 0, bySetUp: 0 };

test("a rule that the suite watches is noticed: a dot, a sentence, exit 0", async () => {
  const { code, out, err } = await typed(["mutants", "rank-math", "--rule", "plan-exists"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^\.\nrules {2}1 of 1 {2}checks 1 {2}crashes 0 {2}set-ups 0\n/);
  expect(out).toMatch(/\nrank-math: the suite notices 1 of 1 broken doubles, in \d+\.\d s\n$/);
});

test("--json is the summary that scripts read, and nothing else", async () => {
  const { code, out } = await typed(["mutants", "rank-math", "--json", "--rule", "rank-math/plan-exists"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    service: "rank-math",
    total: 1,
    killed: 1,
    score: 1,
    kinds: { rules: planExists },
    seconds: expect.any(Number),
    seeds: 0,
    survivors: [],
    equivalent: [],
  });
});

test("an excused survivor is told with its reason and fails nothing", { timeout: 120_000 }, async () => {
  const id = "rank-math/behaviour/answers/describeOrder-200/endpoints.[].args.{}.type/other-value";
  const { code, out } = await typed(["mutants", "rank-math", "--mutant", id]);
  expect(code).toBe(0);
  expect(out).toContain(`survived  ${id}  Whether the route declares its id as text or number is not known`);
});

test("kinds, operations and patterns choose", { timeout: 120_000 }, async () => {
  const chosen = ["--kind", "shape", "--operation", "getOrder", "--mutant", "rank-math/shape/getOrder-403/data.*/**"];
  const { code, out } = await typed(["mutants", "rank-math", "--json", "--seeds", "1", ...chosen]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ total: 3, killed: 3, seeds: 1, kinds: { shape: { total: 3 } } });
});

test("without a service, those of every service are tried", { timeout: 120_000 }, async () => {
  const { code, out } = await typed(["mutants", "--json", "--kind", "effects", "--sample", "0"]);
  expect(code).toBe(0);
  const names = registry.map(({ service }) => service.name);
  expect(JSON.parse(out)).toMatchObject(names.map((service) => ({ service, total: 0, survivors: [] })));
});

test.each([
  [["nobody"], "mutants takes one service"],
  [["--operation", "getOrder"], "--rule, --operation and --mutant need the service whose they are"],
  [["--kind", "rules", "--write-scores"], "--write-scores takes every mutant"],
  [["rank-math", "--rule", "plan-exist"], "no mutant matches rank-math/rules/plan-exist; did you mean"],
  [["rank-math", "--mutant", "rank-math/shape/nowhere/**"], "no mutant matches rank-math/shape/nowhere/**"],
  [["rank-math", "--operation", "getOrdr"], "no mutant matches getOrdr; did you mean getOrder?"],
  [["rank-math", "--kind", "forms"], "--kind takes rules, behaviour, effects, shape, not forms"],
  [["rank-math", "--sample", "5%"], "--sample takes a share from 0 to 1, not 5%"],
  [["rank-math", "--seeds", "many"], "--seeds takes a whole number, not many"],
  [["rank-math", "--kind", "rules", "--write-scores"], "--write-scores takes every mutant"],
])("%j is refused", async (words, says) => {
  const { code, err } = await typed(["mutants", ...words]);
  expect(code).toBe(2);
  expect(err).toContain(says);
});
