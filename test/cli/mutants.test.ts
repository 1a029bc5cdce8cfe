import { expect, test } from "vitest";
import { typed } from "./terminal.ts";

test("a rule that the suite watches is noticed: a dot, a sentence, exit 0", async () => {
  const { code, out, err } = await typed(["mutants", "rank-math", "--rule", "plan-exists"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^\.\nrank-math: the suite notices 1 of 1 broken rules, in \d+\.\d s\n$/);
});

test("--json is the summary that scripts read, and nothing else", async () => {
  const { code, out } = await typed(["mutants", "rank-math", "--json", "--rule", "rank-math/plan-exists"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    service: "rank-math",
    total: 1,
    killed: 1,
    score: 1,
    kinds: { rules: { total: 1, killed: 1 } },
    seconds: expect.any(Number),
    survivors: [],
  });
});
