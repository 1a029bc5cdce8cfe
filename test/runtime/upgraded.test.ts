import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { anOrder, aShop } from "./shop.ts";

let data = "";
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "stunt-double-upgraded-"));
});
afterEach(() => rm(data, { recursive: true }));

test("a state that an earlier version kept, without the fields it did not know, goes on", async () => {
  const before = await aShop({ data });
  await before.ask(anOrder());
  await before.simulator.close();
  const file = join(data, "sandboxes", "default.json");
  const kept = JSON.parse(await readFile(file, "utf8"));
  for (const [, row] of kept.tables["runtime.sandbox"]) {
    delete row.notes;
    delete row.deliveries;
    delete row.lastFault;
  }
  await writeFile(file, JSON.stringify(kept));

  const { sandbox, runtime, ask, simulator } = await aShop({ data });
  expect(sandbox().notes).toEqual([]);
  expect(sandbox().deliveryPlans()).toEqual([]);
  await ask(anOrder({ email: "kim@example.com" }));
  await sandbox().settle();
  await runtime.fork("default", "copy");
  await runtime.snapshots.save("default", "kept");
  const document = await runtime.snapshots.export("kept");
  await runtime.snapshots.import("again", document);
  expect(await runtime.saveScenario("default")).toContain("kim@example.com");
  await runtime.reset("default");
  await simulator.close();
});
