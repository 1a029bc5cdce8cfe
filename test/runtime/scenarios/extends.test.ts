import { expect, test } from "vitest";
import { ScenarioRefused } from "../../../src/runtime/scenario/refused.ts";
import { aStage, told, write } from "./refusals.ts";

const stage = await aStage();
const aScenario = (base: string, more = "") => `scenario: One.\nservice: rank-math\nextends: ${base}\n${more}`;
const make = (name: string) => stage.runtime.create({ name, scenarios: [`rank-math/${name}`] });

test("a scenario that leads back to itself is refused where the circle closes", async () => {
  write("egg", aScenario("hen"));
  write("hen", aScenario("egg"));
  await expect(make("egg")).rejects.toThrow("rank-math/hen.yaml:3:10  extends  extends itself  leave it out");
  write("self", aScenario("self"));
  await expect(make("self")).rejects.toThrow("rank-math/self.yaml:3:10  extends  extends itself");
});

test("a mistake in the extended file is told with that file's name", async () => {
  write("base-with-mistake", aScenario("default", "settings: { not-found-status: 1 }\n"));
  write("on-top", aScenario("base-with-mistake"));
  await expect(make("on-top")).rejects.toThrow("rank-math/base-with-mistake.yaml:4:31  settings.not-found-status");
});

test("default is extended unless another one, or none, is named", async () => {
  write("plain", "scenario: One.\nservice: rank-math\n");
  write("bare", aScenario("none"));
  const users = async (name: string) => (await (await make(name)).rows("rank-math.users", 0, 9)).total;
  expect([await users("plain"), await users("bare")]).toEqual([3, 0]);
});

test("settings, clock and faults of the upper file stand over those of the lower", async () => {
  const fault = "- { operation: getOrder, answer: not_found }";
  write(
    "lower",
    aScenario(
      "default",
      `clock: { frozen: 2026-01-01 }\nsettings: { not-found-status: 400, plan-exists-status: 409 }\nfaults: [${fault.slice(2)}]\n`,
    ),
  );
  write(
    "upper",
    aScenario("lower", `settings: { not-found-status: 404 }\nfaults:\n  ${fault.replace("getOrder", "createOrder")}\n`),
  );
  write("running", aScenario("lower", "clock: follow\n"));
  const upper = await make("upper");
  expect(upper.now()).toBe("2026-01-01T00:00:00.000Z");
  expect(upper.record.settings).toEqual({ "rank-math": { "not-found-status": 404, "plan-exists-status": 409 } });
  expect(upper.faults.waiting.map(({ operation, next, at }) => [operation, next, at])).toEqual([
    ["getOrder", 1, "before"],
    ["createOrder", 1, "before"],
  ]);
  expect((await make("running")).now()).toBe("2026-03-01T12:00:00.000Z");
});

test("a scenario that is not there is refused with what was meant, or with those that are", async () => {
  for (const name of ["rank-math/nowhere", "rank-math/../default", "rank-math/", "rank-math"]) {
    const refused: unknown = await stage.runtime
      .create({ name: "x", scenarios: [name] })
      .catch((error: unknown) => error);
    const mistakes = refused instanceof ScenarioRefused ? refused.mistakes : [];
    expect(mistakes.map(told).join()).toMatch(
      /1:1 scenario no such scenario \| (?:known: .*default.*mixed-book|did you mean default\?)/,
    );
  }
  await expect(stage.runtime.create({ name: "x", scenarios: ["wordpress/default"] })).rejects.toThrow(
    "no service wordpress",
  );
  const both = ["rank-math/default", "rank-math/mixed-book"];
  await expect(stage.runtime.create({ name: "x", scenarios: both })).rejects.toThrow("a service has one scenario");
});
