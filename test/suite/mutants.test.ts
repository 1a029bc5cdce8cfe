import { describe, expect, test } from "vitest";
import { excuseFor, readExcuses } from "../../src/mutants/excused.ts";
import { runMutants } from "../../src/mutants/run.ts";
import { readScores } from "../../src/mutants/scores.ts";
import { registry } from "../../src/services/registry.ts";

const services = registry.map(({ service }) => [service.name, service] as const);
/** Of a service whose other mutants were never measured as a whole, the rules alone. */
const share = 0.05;
const randomSeed = 4;

describe("the suite notices every rule that is switched off, and whatever else a sample breaks", () => {
  test.each(services)("%s", async (name, service) => {
    const excuses = readExcuses(name);
    const keep = ({ id, kind }: { id: string; kind: string }) =>
      kind === "rules" || excuseFor(id, excuses) !== undefined;
    const measured = readScores(name) !== undefined;
    const sample = { share: measured ? share : 0, randomSeed, keep };
    const { survivors, kinds, total } = await runMutants({ service, sample });
    expect(survivors.filter(({ excused }) => !excused)).toEqual([]);
    expect(kinds.rules).toMatchObject({ killed: kinds.rules?.total });
    expect(total > (kinds.rules?.total ?? 0)).toBe(measured);
  });
});
