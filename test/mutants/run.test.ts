import { beforeAll, describe, expect, test } from "vitest";
import { type LoadedCase, loadCases } from "../../conformance/kit/index.ts";
import { isSwitchedOff } from "../../src/core/switch.ts";
import { Bench } from "../../src/mutants/bench.ts";
import { noChange, ruleMutants } from "../../src/mutants/rule-mutants.ts";
import { RedWithoutMutation, runMutants } from "../../src/mutants/run.ts";
import { rankMath as service } from "../../src/services/rank-math/service.ts";

let cases: readonly LoadedCase[];
beforeAll(async () => {
  cases = await loadCases("rank-math");
});

/** Fewer cases than all run sooner. */
const naming = (id: string) => cases.filter(({ rules }) => rules?.positive?.some((one) => one === id));

const rule = (id: string) => ({ mutants: [`rank-math/rules/${id}`], excuses: [] });

describe("the control", () => {
  test("a mutant that changes nothing survives: the whole suite is green in process", {
    timeout: 120_000,
  }, async () => {
    const bench = new Bench(service, cases);
    const { noticed, reports } = await bench.try(
      noChange(service),
      cases.map(({ id }) => id),
    );
    await bench.close();
    expect({ noticed, looked: reports.length }).toEqual({ noticed: undefined, looked: cases.length });
  });

  test("it changes nothing", () => {
    const { switchedOff, without, change } = noChange(service);
    expect({ switchedOff, without }).toEqual({ switchedOff: [], without: [] });
    expect(change(service)).toBe(service);
  });

  test("a case that is red without any mutation makes the run invalid and is named", async () => {
    const [first] = cases.filter(({ rules }) => rules?.positive?.includes("plan-exists"));
    if (!first) throw new Error("no case shows plan-exists");
    const red: LoadedCase = {
      ...first,
      async run({ check }) {
        check("two is one", { rule: "plan-exists" }, 2, 1);
      },
    };
    const run = runMutants({ service, cases: [red], ...rule("plan-exists") });
    await expect(run).rejects.toThrow(RedWithoutMutation);
    await expect(run).rejects.toThrow(`red without any mutation, so no mutant counts: ${first.id}: fail`);
  });

  test("a case whose preparation goes wrong makes the run invalid, too", async () => {
    const [first] = cases.filter(({ rules }) => rules?.positive?.includes("plan-exists"));
    if (!first) throw new Error("no case shows plan-exists");
    const unprepared: LoadedCase = {
      ...first,
      run: ({ setUp }) => setUp(() => Promise.reject(new Error("no ground"))),
    };
    await expect(runMutants({ service, cases: [unprepared], ...rule("plan-exists") })).rejects.toThrow("no ground");
  });
});

describe("rule mutants", () => {
  test("there is one for every rule, by the place that enforces it", () => {
    const mutants = new Map(ruleMutants(service).map((mutant) => [mutant.rule, mutant]));
    expect(mutants.get("plan-exists")).toMatchObject({
      id: "rank-math/rules/plan-exists",
      switchedOff: ["plan-exists"],
      without: [],
    });
    expect(mutants.get("plan-known")).toMatchObject({
      switchedOff: [],
      without: ["#/components/schemas/OrderRequest/properties/plan/enum"],
    });
  });

  test.each(["plan-exists", "plan-known", "licence-expires-by-clock"])(
    "%s is noticed when it is missing",
    async (id) => {
      const report = await runMutants({ service, cases: naming(id), ...rule(id) });
      expect(report).toMatchObject({
        total: 1,
        killed: 1,
        score: 1,
        survivors: [],
        kinds: { rules: { total: 1, killed: 1 } },
      });
      const [result] = report.results;
      expect(cases.map(({ id }) => id)).toContain(result?.by);
    },
  );

  test("nothing stays switched off after a run", async () => {
    await runMutants({ service, cases: naming("plan-exists"), ...rule("plan-exists") });
    expect(isSwitchedOff("plan-exists")).toBe(false);
  });

  test("each is told of as it ends", async () => {
    const told: string[] = [];
    await runMutants({
      service,
      cases: naming("plan-exists"),
      ...rule("plan-exists"),
      onResult: ({ id, killed }) => void told.push(`${id} ${killed}`),
    });
    expect(told).toEqual(["rank-math/rules/plan-exists true"]);
  });
});

describe("survivors", () => {
  test("a rule without a case survives and says so", async () => {
    const without = cases.filter(({ rules }) => !rules?.positive?.includes("plan-exists"));
    const report = await runMutants({ service, cases: without, ...rule("plan-exists") });
    expect(report).toMatchObject({ total: 1, killed: 0, score: 0 });
    expect(report.survivors).toEqual([
      { id: "rank-math/rules/plan-exists", kind: "rules", reason: "no case names the rule" },
    ]);
  });

  test("a case that does not look survives with its result", async () => {
    const [first] = cases.filter(({ rules }) => rules?.positive?.includes("plan-exists"));
    if (!first) throw new Error("no case shows plan-exists");
    const blind: LoadedCase = {
      ...first,
      async run({ check }) {
        check("one is one", { rule: "plan-exists" }, 1, 1);
      },
    };
    const { survivors } = await runMutants({ service, cases: [blind], ...rule("plan-exists") });
    expect(survivors).toEqual([{ id: "rank-math/rules/plan-exists", kind: "rules", reason: `${first.id}: pass` }]);
  });

  test("no mutant at all scores nothing", async () => {
    const sample = { share: 0, randomSeed: 1, keep: () => false };
    const report = await runMutants({ service, cases: [], sample, excuses: [] });
    expect(report).toMatchObject({ total: 0, killed: 0, score: 0, kinds: {} });
  });
});
