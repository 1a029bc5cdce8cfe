import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { Signal, Terminal } from "./terminal.ts";

interface Child {
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: Terminal["environment"];
  /** Standard output belongs to somebody else: the child's goes to standard error. */
  readonly quiet?: boolean;
  /** Takes the child's standard output in place of ours. */
  hear?(text: string): void;
  onSignal: Terminal["onSignal"];
  err: Terminal["err"];
}

/** Milliseconds that what the command left running has to end by itself. */
const grace = 1_000;
const pause = 20;

/**
 * Runs a command with our own input and output in a group of its own, hands signals on, and answers its exit code:
 * 128 and the signal's number where one ended it, 127 where there is no such command. Nothing of the group stays.
 */
export async function runChild({ words, folder, environment, quiet, hear, onSignal, err }: Child): Promise<number> {
  const [name = "", ...args] = words;
  const output = hear ? "pipe" : quiet ? 2 : "inherit";
  const child = spawn(name, args, {
    stdio: ["inherit", output, "inherit"],
    env: forChild(environment),
    cwd: folder,
    detached: true,
  });
  if (hear) child.stdout?.setEncoding("utf8").on("data", hear);
  const { pid } = child;
  const send = (signal: NodeJS.Signals) => pid !== undefined && toGroup(pid, signal);
  let asked = 0;
  const deaf = onSignal((signal: Signal) => {
    asked += 1;
    send(asked > 2 ? "SIGKILL" : signal);
  });
  const lastWord = () => send("SIGKILL");
  process.once("exit", lastWord);
  try {
    return await new Promise<number>((done) => {
      const over = (code: number | null, signal: NodeJS.Signals | null) =>
        done(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      child.on("error", (error) => done(notStarted(error, name, err)));
      // What is still in the pipe is heard first.
      if (hear) child.on("close", over);
      else child.on("exit", over);
    });
  } finally {
    if (pid !== undefined) await ended(pid);
    deaf();
    process.off("exit", lastWord);
  }
}

function notStarted(error: NodeJS.ErrnoException, name: string, err: Terminal["err"]): number {
  const missing = error.code === "ENOENT";
  err(`stunt-double: ${name}: ${missing ? "command not found" : error.message}\n`);
  return missing ? 127 : 126;
}

/** Our own debugging is none of the command's: it would wait for a debugger, or take our port. */
function forChild(environment: Terminal["environment"]): NodeJS.ProcessEnv {
  const { STUNT_DOUBLE_DEBUG: _ours, NODE_OPTIONS: options, ...rest } = environment;
  const kept = options?.replace(/(?:^|\s)--inspect\S*/g, "").trim();
  return kept ? { ...rest, NODE_OPTIONS: kept } : rest;
}

/** Whether there was still somebody to hear it. */
function toGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** Ends what the command left running: asked first, made to after a while. */
async function ended(pid: number): Promise<void> {
  if (!toGroup(pid, "SIGTERM")) return;
  for (let waited = 0; waited < grace; waited += pause) {
    await new Promise((done) => setTimeout(done, pause));
    if (!toGroup(pid, 0)) return;
  }
  toGroup(pid, "SIGKILL");
}
