import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { readScores } from "../../src/mutants/scores.ts";
import { root } from "../../src/package.ts";
import { registry } from "../../src/services/registry.ts";

const bars = { rules: 1, behaviour: 0.95, effects: 0.95, shape: 0.95 };

interface Summary {
  readonly kinds: Readonly<Record<string, { readonly total: number; readonly killed: number }>>;
  readonly survivors: readonly { readonly id: string; readonly excused?: true }[];
}

/** The built command has a thread per processor. */
describe.each(registry.map(({ service }) => service.name).filter((name) => readScores(name)))(
  "every mutant of %s",
  (service) => {
    test("each kind reaches its bar, every survivor is excused, and the service itself is clean", async () => {
      const words = [join(root, "dist/src/cli/main.js"), "mutants", service, "--seeds", "30", "--json"];
      const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 2 ** 26 });
      const { kinds, survivors }: Summary = JSON.parse(stdout);
      for (const [kind, bar] of Object.entries(bars)) {
        const { total = 0, killed = 0 } = kinds[kind] ?? {};
        expect(killed / total, kind).toBeGreaterThanOrEqual(bar);
      }
      expect(survivors.filter(({ excused }) => !excused)).toEqual([]);
    });
  },
);
