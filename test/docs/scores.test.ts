import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadCases } from "../../conformance/kit/index.ts";
import { mutantsOf } from "../../src/mutants/derive.ts";
import { readExcuses, refuseUnknown } from "../../src/mutants/excused.ts";
import { kinds } from "../../src/mutants/mutant.ts";
import { pageOf, readScores, scoresPage } from "../../src/mutants/scores.ts";
import { registry } from "../../src/services/registry.ts";

/** A service without scores says so in the README and in its own; every rule of it is broken by test/suite all the same. */
const measured = registry.filter(({ service }) => readScores(service.name) !== undefined);

/** `npm run scores` measures them anew; here nothing is broken, only counted. */
describe.each(measured.map(({ service }) => [service.name, service] as const))("scores of %s", (name, service) => {
  const scores = readScores(name);
  const mutants = mutantsOf(service);
  const apart = [...(scores?.survivors ?? []), ...(scores?.equivalent ?? [])];

  test.each(kinds)("as many mutants of the kind %s are derived as were measured", (kind) => {
    const derived = mutants.filter((mutant) => mutant.kind === kind).length;
    const equivalent = scores?.equivalent.filter((one) => one.kind === kind).length ?? 0;
    expect((scores?.measured[kind]?.total ?? 0) + equivalent).toBe(derived);
  });

  test("they were measured with the cases that there are", async () => {
    expect(scores?.cases).toBe((await loadCases(name)).length);
  });

  test("whoever survives exists and is excused in writing, and every excuse has its mutant", () => {
    const ids = mutants.map(({ id }) => id);
    expect(apart.filter(({ id, excused }) => !excused || !ids.includes(id))).toEqual([]);
    expect(() => refuseUnknown(readExcuses(name), mutants)).not.toThrow();
    const reasons = new Set(apart.map(({ reason }) => reason));
    expect(readExcuses(name).filter(({ reason }) => !reasons.has(reason))).toEqual([]);
  });

  test("the page of survivors shows them", () => {
    const page = existsSync(pageOf(name)) ? readFileSync(pageOf(name), "utf8") : "";
    expect(page).toBe(scores && scoresPage(scores));
  });
});
