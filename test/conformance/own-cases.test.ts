import { execFileSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  loadCases,
  loadCasesFrom,
  openContract,
  openTarget,
  renderTerminal,
  runSuite,
} from "../../conformance/kit/index.ts";
import { compare } from "../../conformance/kit/match.ts";
import { contractFolder } from "../../openapi/read.ts";
import { createSimulator, type StuntDouble } from "../../src/index.ts";
import { root } from "../../src/package.ts";

/** `tsc` checks the types of the cases in `own-cases/`, which import the package by its name. */
const folder = fileURLToPath(new URL(".", import.meta.url));
const contract = openContract(contractFolder("rank-math"));

describe("a case of a user's own", () => {
  let simulator: StuntDouble;
  beforeAll(async () => {
    simulator = await createSimulator({ port: 0 });
  });
  afterAll(() => simulator.close());

  test("is judged like a shipped one", async () => {
    const own = await loadCasesFrom(["own-cases/**/*.ts"], { service: "rank-math", folder });
    const target = await openTarget({ contract, url: simulator.url("rank-math") });
    const report = await runSuite({ contract, cases: own, target, failOn: "may", runId: "own" });
    expect(report.cases).toMatchObject([{ id: "shop/order-keeps-its-total", result: "pass" }]);
    expect(renderTerminal(report, { command: "npx stunt-double conform rank-math" })).toContain("CONFORMS   1 pass");
  });

  test("stands beside the shipped ones", async () => {
    const own = await loadCasesFrom(["own-cases/**/*.ts"], { service: "rank-math", folder });
    const ids = (await loadCases("rank-math")).map(({ id }) => id);
    expect(ids).not.toContain(own[0]?.id);
  });
});

test("a matcher of another copy of this package is one", async () => {
  vi.resetModules();
  const other = await import("../../conformance/kit/match.ts");
  expect(other.compare).not.toBe(compare);
  const [compared] = compare(
    5,
    other.matching("more than 4", (actual) => Number(actual) > 4),
    "whole",
  );
  expect(compared).toMatchObject({ holds: true, actual: 5 });
});

describe("what a case imports is what the package offers", () => {
  test.each([
    ["stunt-double/conformance", "dist/conformance/kit/index.js"],
    ["stunt-double/conformance/rank-math", "dist/conformance/cases/rank-math/service.js"],
  ])("%s", (name, file) => {
    const script = `console.log(import.meta.resolve(${JSON.stringify(name)}))`;
    const resolved = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root });
    expect(resolved.toString().trim()).toBe(pathToFileURL(`${root}/${file}`).href);
  });
});
