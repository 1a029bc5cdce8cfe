import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type Mistake, ScenarioRefused } from "../../../src/runtime/scenario/refused.ts";
import { aShop, type Shop } from "../shop.ts";

const folder = mkdtempSync(join(tmpdir(), "stunt-double-scenarios-"));
mkdirSync(join(folder, "rank-math"));
// Test files share this module and its folder: it goes when the last of them is done.
process.once("exit", () => rmSync(folder, { recursive: true }));

export const write = (name: string, yaml: string): void =>
  writeFileSync(join(folder, "rank-math", `${name}.yaml`), yaml);

/** A simulator that knows the scenarios written so far, and those written later. */
export const aStage = (): Promise<Shop> => aShop({ fixtures: [folder] });

let count = 0;

/** Loads a scenario that must be refused; answers why, once nothing of it can be found. */
export async function refusalOf(yaml: string, stage: Shop): Promise<readonly Mistake[]> {
  count += 1;
  const name = `broken-${count}`;
  write(name, yaml);
  const before = stage.runtime.names();
  const error: unknown = await stage.runtime
    .create({ name, scenarios: [`rank-math/${name}`] })
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof ScenarioRefused)) throw new Error(`${name} was not refused but gave ${String(error)}`);
  for (const mistake of error.mistakes) {
    expect(mistake.file).toBe(`rank-math/${name}.yaml`);
    expect(mistake.remedy).not.toBe("");
    expect(error.message).toContain(
      `${mistake.file}:${mistake.line}:${mistake.column}  ${mistake.field}  ${mistake.problem}`,
    );
  }
  expect(stage.runtime.names()).toEqual(before);
  const untouched = await stage.runtime.create({ name });
  expect((await untouched.rows("rank-math.orders", 0, 1)).total).toBe(0);
  return error.mistakes;
}

/** A mistake as `line:column field problem | remedy`. */
export const told = ({ line, column, field, problem, remedy }: Mistake): string =>
  `${line}:${column} ${field} ${problem} | ${remedy}`;
