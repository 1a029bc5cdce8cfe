import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runChild } from "../../src/cli/child.ts";
import type { Signal } from "../../src/cli/terminal.ts";

const node = process.execPath;

function run(
  script: string,
  {
    environment = {},
    onStart,
  }: { environment?: Record<string, string>; onStart?: (send: (signal: Signal) => void) => void } = {},
) {
  let err = "";
  const ran = runChild({
    words: script.startsWith("/") ? [script] : [node, "-e", script],
    folder: process.cwd(),
    environment: { PATH: process.env.PATH, ...environment },
    onSignal(hear) {
      onStart?.(hear);
      return () => {};
    },
    err: (text) => {
      err += text;
    },
  });
  return ran.then((code) => ({ code, err }));
}

describe("a command", () => {
  test("ends with its own exit code", async () => expect(await run("process.exit(7)")).toEqual({ code: 7, err: "" }));

  test("that a signal ended is 128 and the signal's number", async () =>
    expect(await run("process.kill(process.pid, 'SIGKILL')")).toEqual({ code: 137, err: "" }));

  test("that does not exist is 127", async () => {
    const { code, err } = await run("/no/such/command");
    expect({ code, err }).toEqual({ code: 127, err: "stunt-double: /no/such/command: command not found\n" });
  });

  test("that may not be run is 126", async () => expect((await run("/etc/passwd")).code).toBe(126));

  test("hears the signal that we hear, and may answer it", async () => {
    const script = "process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000)";
    const ran = await run(script, { onStart: (send) => void untilReady(send) });
    expect(ran.code === 9 || ran.code === 143).toBe(true);
  });

  test("does not inherit our debugging", async () => {
    const environment = { STUNT_DOUBLE_DEBUG: "1", NODE_OPTIONS: "--inspect=0 --no-warnings" };
    const script =
      "process.exit(process.env.STUNT_DOUBLE_DEBUG || process.env.NODE_OPTIONS !== '--no-warnings' ? 1 : 0)";
    expect((await run(script, { environment })).code).toBe(0);
  });

  test("takes what it left running along", async () => {
    const folder = mkdtempSync("/tmp/stunt-double-child-");
    const script = `
      const left = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
      left.unref();
      require("node:fs").writeFileSync("${folder}/pid", String(left.pid));`;
    expect((await run(script)).code).toBe(0);
    const pid = Number(readFileSync(`${folder}/pid`, "utf8"));
    rmSync(folder, { recursive: true });
    expect(stateOf(pid)).toMatch(/^(?:gone|Z)/);
  });
});

/** Where nobody collects orphans, one that ended is a zombie. */
function stateOf(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "gone";
  }
}

/** The signal that comes while the command is still starting ends it, too. */
const untilReady = async (send: (signal: Signal) => void): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  send("SIGTERM");
};
