import type { components } from "../../../openapi/control/types.ts";
import { command } from "../command.ts";
import { asJson, columns } from "../print.ts";
import { scenarioFiles } from "../scenario-files.ts";
import { beginning, created, simulatorOptions } from "../simulating.ts";
import { noteLines } from "../told.ts";

interface Checked {
  readonly file: string;
  readonly ok: boolean;
  readonly mistakes: readonly components["schemas"]["Mistake"][];
  readonly notes: readonly components["schemas"]["Note"][];
}

export const check = command({
  name: "scenario check",
  says: "do these files load, and is everything as they expect? Nothing running is touched",
  takes: ["<file|folder…>"],
  flags: {
    fixtures: beginning.fixtures,
    clock: beginning.clock,
    "random-seed": beginning["random-seed"],
    json: { type: "boolean", says: "one JSON document on standard output" },
  },
  notes: ["Exit codes: 0 all load · 2 some are refused"],
  examples: ["scenario check qa/", "scenario check qa/renewals.yaml --json"],
  async run({ values, positionals, terminal }) {
    const files = scenarioFiles(positionals, terminal.folder);
    const simulator = await created(await simulatorOptions(values, terminal));
    try {
      const checked: Checked[] = [];
      for (const { shown, text } of files) {
        const { mistakes, notes } = await simulator.runtime.checkScenario(text, shown);
        checked.push({ file: shown, ok: mistakes.length === 0, mistakes, notes });
      }
      const ok = checked.every((one) => one.ok);
      terminal.out(values.json ? asJson({ ok, files: checked }) : table(checked));
      return ok ? 0 : 2;
    } finally {
      await simulator.close();
    }
  },
});

function table(checked: readonly Checked[]): string {
  const refused = checked.filter(({ ok }) => !ok).length;
  const lines = checked.map(
    ({ ok, file, mistakes, notes }) =>
      `${ok ? "ok     " : "refused"}  ${file}\n${columns(
        mistakes.map(({ line, column, field, problem, remedy }) => [`${line}:${column}`, field, problem, remedy]),
        "  ",
      )}${noteLines(notes)}`,
  );
  const sum = refused === 0 ? "" : `${refused} of ${checked.length} refused; nothing was loaded\n`;
  return lines.join("") + sum;
}
