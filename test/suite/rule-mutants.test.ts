import { describe, expect, test } from "vitest";
import { runMutants } from "../../src/mutants/run.ts";
import { registry } from "../../src/services/registry.ts";

describe("the suite notices every rule that is switched off", () => {
  test.each(registry.map(({ service }) => [service.name, service] as const))("%s", async (_name, service) => {
    const { survivors, total } = await runMutants({ service });
    expect(survivors).toEqual([]);
    expect(total).toBeGreaterThan(0);
  });
});
