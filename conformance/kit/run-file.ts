import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError, reasonOf } from "./errors.ts";
import { isMembers, type Json, parsed } from "./json.ts";

/** What the first line of a run file says. */
export interface RunHeader {
  runId: string;
  service: string;
  target: string;
  address: string;
  targetFile?: string;
  /** ISO 8601. */
  startedAt: string;
}

export interface Made {
  /** In the plural: `orders`. */
  what: string;
  id: string;
}

/** One line. What is about to be made is noted before its request goes out, and again when the answer has come. */
export type Note =
  /** A sandbox that is about to be made on a Stunt Double, and one that is gone. */
  | { sandbox: string; case: string }
  | { gone: string }
  /** `role` is null where a case has credentials of its own. */
  | { call: number; case: string; role: string | null; operation: string; names: readonly string[] }
  | { call: number; made: readonly Made[] }
  | { removed: Made }
  | { revived: Made };

/** Where a run keeps what it makes, so that it can be removed after a kill. JSON lines; holds no secrets. */
export interface RunFile {
  path: string;
  header: RunHeader;
  /** Written at once. */
  note(note: Note): void;
  /** Deletes it. */
  discard(): void;
}

/**
 * Begins `<folder>/<runId>.jsonl`, which its owner alone may read. Throws a `ConfigurationError` when that cannot be written.
 *
 * @example const file = openRunFile(".stunt-double/runs", { runId, service, target: target.name, address: target.address, startedAt });
 */
export function openRunFile(folder: string, header: RunHeader): RunFile {
  const path = runFilePath(folder, header.runId);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, `${JSON.stringify(header)}\n`, { mode: 0o600, flag: "wx" });
  } catch (thrown) {
    throw new ConfigurationError(`the run file ${path} cannot be begun: ${reasonOf(thrown)}`);
  }
  return fileAt(path, header);
}

/** Where the run file of a run lies. */
export function runFilePath(folder: string, runId: string): string {
  if (!/^[a-z0-9-]{1,64}$/i.test(runId))
    throw new ConfigurationError(`${runId} is no run; runs are named with letters, digits and -`);
  return join(folder, `${runId}.jsonl`);
}

const fileAt = (path: string, header: RunHeader): RunFile => ({
  path,
  header,
  note: (note) => appendFileSync(path, `${JSON.stringify(note)}\n`),
  discard: () => rmSync(path, { force: true }),
});

/** Reads a run file; a line that is none is refused with its place, except a last one that was cut off while it was written. */
export function readRunFile(path: string): { file: RunFile; notes: readonly Note[] } {
  const source = contentOf(path);
  const whole = source.slice(0, source.lastIndexOf("\n") + 1);
  const [first = "", ...rest] = whole.split("\n").slice(0, -1);
  const header = parsed(first);
  if (!isHeader(header)) refuse(path, 1, "is not the beginning of a run file");
  const notes = rest.map((line, index) => {
    const note = parsed(line);
    return isNote(note) ? note : refuse(path, index + 2, "is not a line of a run file");
  });
  // What follows the cut-off line would be taken for its rest.
  if (whole.length < source.length) truncateSync(path, Buffer.byteLength(whole));
  return { file: fileAt(path, header), notes };
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (thrown) {
    throw new ConfigurationError(`the run file ${path} cannot be read: ${reasonOf(thrown)}`);
  }
}

function refuse(path: string, line: number, why: string): never {
  throw new ConfigurationError(`${path}:${line}: ${why}; name a file that stunt-double conform has written`);
}

const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

function isHeader(value: unknown): value is RunHeader {
  const needed = ["runId", "service", "target", "address", "startedAt"];
  return isMembers(value) && needed.every((name) => isText(value[name]));
}

function isNote(value: unknown): value is Note {
  return isMembers(value) && shapes.some((fits) => fits(value));
}

/** No other may ever be deleted by a run file. */
const isOurSandbox = (value: unknown): boolean => isText(value) && /^conform-[a-z0-9-]+$/.test(value);

const isMade = (value: unknown): value is Made => isMembers(value) && isText(value["what"]) && isText(value["id"]);

const shapes: readonly ((note: Json) => boolean)[] = [
  (note) => isOurSandbox(note["sandbox"]) && isText(note["case"]),
  (note) => isOurSandbox(note["gone"]),
  (note) =>
    Number.isInteger(note["call"]) &&
    isText(note["case"]) &&
    isText(note["operation"]) &&
    isTexts(note["names"]) &&
    (note["role"] === null || isText(note["role"])),
  (note) => Number.isInteger(note["call"]) && Array.isArray(note["made"]) && note["made"].every(isMade),
  (note) => isMade(note["removed"]),
  (note) => isMade(note["revived"]),
];
