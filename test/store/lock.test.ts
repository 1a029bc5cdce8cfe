import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFolder } from "../../src/store/lock.ts";
import { aShop } from "../runtime/shop.ts";

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stunt-double-lock-"));
  file = join(folder, "lock");
});
afterEach(() => rm(folder, { recursive: true }));

/** A number that a process had which is gone. */
const goneProcess = () => spawnSync(process.execPath, ["-e", ""]).pid;
const lock = (holder: unknown) => writeFileSync(file, typeof holder === "string" ? holder : JSON.stringify(holder));

describe("a locked folder", () => {
  test("names who holds it, and opens when it is let go", () => {
    const unlock = lockFolder(folder);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid });
    expect(() => lockFolder(folder)).toThrow(
      `process ${process.pid} works in ${folder} already; stop it, or start with another --data or with --ephemeral`,
    );
    unlock();
    expect(existsSync(file)).toBe(false);
    const again = lockFolder(folder);
    unlock();
    expect(existsSync(file)).toBe(true);
    again();
  });

  test("stays closed while another process lives", () => {
    lock({ pid: process.ppid });
    expect(() => lockFolder(folder)).toThrow(`process ${process.ppid} works in`);
  });

  test.each<[string, () => unknown]>([
    ["a process that is gone", () => ({ pid: goneProcess() })],
    ["this process's number, from a time before it", () => ({ pid: process.pid, began: "1" })],
    ["nobody, for its writer was cut off", () => '{"pi'],
    ["nothing", () => "null"],
  ])("is taken over from %s", (_whom, holder) => {
    lock(holder());
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.runIf(process.platform === "linux")("is taken over when the holder's number has become another's", () => {
    lock({ pid: process.ppid, began: "1" });
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a simulator", () => {
  test("keeps a second one out of its data folder until it closes", async () => {
    const first = await aShop({ data: folder });
    await expect(aShop({ data: folder })).rejects.toThrow(`process ${process.pid} works in ${folder} already`);
    await first.simulator.close();
    const second = await aShop({ data: folder });
    await first.simulator.close();
    expect(existsSync(file)).toBe(true);
    await second.simulator.close();
    expect(existsSync(file)).toBe(false);
  });

  test("that cannot start leaves the folder open", async () => {
    await expect(aShop({ data: folder, scenarios: ["rank-math/none"] })).rejects.toThrow();
    expect(existsSync(file)).toBe(false);
    const kept = await aShop({ data: folder });
    await kept.simulator.close();
    await expect(aShop({ data: folder, randomSeed: 9 })).rejects.toThrow("began otherwise");
    expect(existsSync(file)).toBe(false);
  });
});
