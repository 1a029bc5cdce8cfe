import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Holder {
  readonly pid: number;
  /** When that process began, where the system tells: another one may have got its number since. */
  readonly began?: string;
}

/** Locks of this process, whose number alone would not tell two simulators apart. */
const held = new Set<string>();

/** Keeps a second simulator out of a folder; answers how to let it in. A lock whose process is gone counts for nothing. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "lock");
  while (!taken(file)) {
    const holder = holderOf(file);
    if (holder && lives(holder, file)) {
      throw new Error(
        `process ${holder.pid} works in ${folder} already; stop it, or start with another --data or with --ephemeral`,
      );
    }
    putAside(file);
  }
  held.add(file);
  let released = false;
  return () => {
    if (released) return;
    released = true;
    held.delete(file);
    rmSync(file, { force: true });
  };
}

function taken(file: string): boolean {
  const own: Holder = { pid: process.pid, ...beganOf(process.pid) };
  try {
    writeFileSync(file, JSON.stringify(own), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Renamed before it is removed, so that of two who find the same stale lock one alone removes it. */
function putAside(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

/** Undefined for a lock that is gone, or that somebody's end left half-written. */
function holderOf(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, "utf8")) as Partial<Holder> | null;
    return Number.isInteger(holder?.pid) ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function lives({ pid, began }: Holder, file: string): boolean {
  if (pid === process.pid) return held.has(file);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
  const now = beganOf(pid).began;
  return began === undefined || now === undefined || began === now;
}

/** Linux tells when a process began, in ticks since the machine did. */
function beganOf(pid: number): { began?: string } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const began = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return began === undefined ? {} : { began };
  } catch {
    return {};
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);
