import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { beforeAll, describe, expect, test } from "vitest";
import { exitCode, loadCases, openContract, openTarget, type Report, runSuite } from "../../conformance/kit/index.ts";
import { contractFolder } from "../../openapi/read.ts";
import { close, listen } from "../../src/http/listen.ts";
import { billing, DEFECTS } from "./server.mjs";

/** What each planted defect breaks, and nothing else. */
const broken = {
  "any subscription is renewed": ["renewal/subscription-must-be-named"],
  "second plan is sold": ["payment/second-content-ai-plan-is-refused"],
  "year of 365 days": ["licence/licence-is-renewed-after-its-expiry", "payment/year-is-a-calendar-year"],
};
const movesTime = [
  "licence/licence-is-renewed-after-its-expiry",
  "payment/paid-date-is-the-moment-of-the-call",
  "payment/year-from-29-february-ends-with-february",
  "payment/year-is-a-calendar-year",
];
const password = "shop shop shop shop shop shop";
const contract = openContract(contractFolder("rank-math"));
const file = new URL("./target.yaml", import.meta.url);
const whole = readFileSync(file, "utf8");
const withoutHook = whole.replace(/^capabilities:\n.*\n/m, "");

/** A run against a server of its own, with these defects, by this target file. */
async function judged(wrong: readonly string[], source: string): Promise<Report> {
  const server = createServer(billing({ wrong, password }));
  const url = await listen(server, "127.0.0.1", 0);
  try {
    const environment = { TARGET_URL: url, SHOP_PASSWORD: password };
    const target = await openTarget({ contract, environment, file: { name: "target.yaml", source } });
    return await runSuite({ contract, target, cases: await loadCases("rank-math"), runId: "foreign" });
  } finally {
    await close(server);
  }
}

const withResult = ({ cases }: Report, result: string) =>
  cases.filter((one) => one.result === result).map(({ id }) => id);
const resultsOf = ({ cases }: Report, ids: readonly string[]) =>
  cases.filter(({ id }) => ids.includes(id)).map(({ result }) => result);

describe("somebody else's server, judged by the three operations and the rules that it has", () => {
  let report: Report;
  beforeAll(async () => {
    report = await judged(DEFECTS, whole);
  });

  test("it is a short one, in plain JavaScript", () => {
    const lines = readFileSync(new URL("./server.mjs", import.meta.url), "utf8").split("\n");
    expect(lines.length).toBeLessThanOrEqual(150);
  });

  test("exactly what its three defects break fails", () => {
    expect(DEFECTS.toSorted()).toEqual(Object.keys(broken).toSorted());
    expect(withResult(report, "fail")).toEqual(Object.values(broken).flat().toSorted());
    expect([report.counts.setUpFailed, report.counts.engineError]).toEqual([0, 0]);
    expect(exitCode(report)).toBe(1);
  });

  test.each(Object.entries(broken))("with %j mended, the others still fail", async (defect, ids) => {
    const others = await judged(
      DEFECTS.filter((one) => one !== defect),
      whole,
    );
    expect(withResult(others, "fail")).toEqual(withResult(report, "fail").filter((id) => !ids.includes(id)));
  });

  test("its two choices are silent places with the settings that describe them, and no failures", () => {
    expect(report.silentPlaces.map(({ place, settings }) => [place.replace(/:\d+$/, ""), settings])).toEqual([
      ["openapi/rank-math/rules.yaml", ["plan-exists-status: 409"]],
      ["openapi/rank-math/rules.yaml", ["subscription-orders-order: newest-first"]],
    ]);
  });

  test("members that the contract does not name are one warning for each operation", () => {
    const host = ["data.host"];
    expect(report.extraMembers).toEqual({ createOrder: host, getSubscription: host, cancelSubscription: host });
  });

  test("what belongs to other operations and rules is not applicable and says so", () => {
    const reasons = report.cases.filter(({ result }) => result === "notApplicable").map(({ reason }) => reason);
    expect(reasons.length).toBeGreaterThan(100);
    expect(
      reasons.filter((reason) => !/^(operation|rule) \S+ not in the target file|^setting|^rows/.test(reason ?? "")),
    ).toEqual([]);
  });

  test("cases that move time run through its clock hook", () => {
    expect(resultsOf(report, movesTime)).toEqual(["fail", "pass", "pass", "fail"]);
  });

  test("the subscriptions that were opened are cancelled, orders and customers are named as left behind", () => {
    const left = new Map(report.leftBehind.map((one) => [one.what, one]));
    expect(left.get("subscriptions")?.remaining).toEqual([]);
    expect(left.get("orders")?.remaining.length).toBe(left.get("orders")?.made);
  });
});

describe("the same server, mended", () => {
  let withHook: Report;
  let without: Report;
  beforeAll(async () => {
    withHook = await judged([], whole);
    without = await judged([], withoutHook);
  });

  test("conforms", () => {
    expect(withHook).toMatchObject({ verdict: "conforms", counts: { fail: 0 } });
    expect(exitCode(withHook)).toBe(0);
  });

  test("without the hook, cases that move time are not applicable and a smaller share is judged", () => {
    expect(resultsOf(without, movesTime)).toEqual(movesTime.map(() => "notApplicable"));
    expect(without.judged).toBeLessThan(withHook.judged);
    expect(without.verdict).toBe("conforms");
  });

  test("a gate above the share that is judged fails the run", async () => {
    const percent = Math.floor(withHook.judged * 100);
    const gate = `gate: { judged: ${percent}% }\n`;
    expect(Math.floor(without.judged * 100)).toBeLessThan(percent);
    expect((await judged([], whole + gate)).verdict).toBe("conforms");
    const report = await judged([], withoutHook + gate);
    expect(report).toMatchObject({ verdict: "fails", counts: { fail: 0 } });
    expect(exitCode(report)).toBe(1);
  });

  test("a choice that the target file declares is silent no longer", async () => {
    const settings = "settings: { plan-exists-status: 409, subscription-orders-order: newest-first }\n";
    const report = await judged([], whole + settings);
    expect(report).toMatchObject({ verdict: "conforms", silentPlaces: [] });
    const declared = ["settings/plan-exists-as-a-conflict", "settings/subscription-orders-are-shown-newest-first"];
    expect(resultsOf(report, declared)).toEqual(["pass", "pass"]);
  });
});
