import { type ChildProcess, spawn } from "node:child_process";
import { HookSilent, reasonOf, SetUpFailure } from "./errors.ts";
import { parsed } from "./json.ts";

export interface CommandHook {
  /** Run by the shell. */
  command: string;
  /** Where it runs. */
  folder: string;
  /** Milliseconds after which it is killed, with whatever it started. */
  timeout: number;
  /** Blots out secrets of what it says on standard error. */
  redact(text: string): string;
}

const mostOutput = 1024 * 1024;
const keptOfErrors = 2000;
const shownOfErrors = 500;

/**
 * Runs a hook once: `{operation, body}` as JSON on standard input, the answer as JSON on standard output. Any exit but 0,
 * too much output or none that is JSON is a `SetUpFailure`; a command that cannot be started or takes too long, `HookSilent`.
 */
export async function runCommandHook(hook: CommandHook, operation: string, body: unknown): Promise<unknown> {
  const { code, out, err, ended } = await outcomeOf(hook, JSON.stringify({ operation, body }));
  const name = `the command ${hook.command}, asked for ${operation},`;
  const said = err.trim() === "" ? "" : `: ${hook.redact(err).trim().slice(-shownOfErrors)}`;
  if (ended === "late") throw new HookSilent(`${name} gave no answer within ${hook.timeout} ms and was ended${said}`);
  if (ended === "long") throw new SetUpFailure(`${name} wrote more than ${mostOutput} bytes and was ended`);
  // What a shell answers when there is no such command, or none that may be run.
  if (code === 126 || code === 127) throw new HookSilent(`${name} could not be started${said}`);
  if (code !== 0) throw new SetUpFailure(`${name} ended with ${code ?? "a signal"}${said}`);
  if (out.trim() === "") return undefined;
  const answer = parsed(out);
  if (answer === undefined)
    throw new SetUpFailure(`${name} wrote no JSON: ${hook.redact(out).trim().slice(0, shownOfErrors)}`);
  return answer;
}

interface Ended {
  code: number | null;
  out: string;
  err: string;
  ended: "itself" | "late" | "long";
}

function outcomeOf({ command, folder, timeout }: CommandHook, input: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that what the command started ends with it.
    const child = spawn(command, { shell: true, cwd: folder, detached: process.platform !== "win32" });
    let ended: Ended["ended"] = "itself";
    const end = (why: Ended["ended"]) => {
      if (ended !== "itself") return;
      ended = why;
      killGroup(child);
    };
    const clock = setTimeout(() => end("late"), timeout);
    const out: Buffer[] = [];
    let length = 0;
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > mostOutput) end("long");
      else out.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      err = (err + chunk.toString("utf8")).slice(-keptOfErrors);
    });
    child.on("error", (thrown) => {
      clearTimeout(clock);
      reject(new HookSilent(`the command ${command} could not be started in ${folder}: ${reasonOf(thrown)}`));
    });
    child.on("close", (code) => {
      clearTimeout(clock);
      resolve({ code, out: Buffer.concat(out).toString("utf8"), err, ended });
    });
    // A command that does not read its input closes it early, which is no error.
    child.stdin.on("error", () => {});
    child.stdin.end(`${input}\n`);
  });
}

function killGroup(child: ChildProcess): void {
  if (process.platform === "win32" || child.pid === undefined) {
    child.kill("SIGKILL");
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}
