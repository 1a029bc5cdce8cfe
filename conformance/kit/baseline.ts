import { ConfigurationError } from "./errors.ts";

/** A known failure: it does not count until its date, for the reason given. */
export interface BaselineLine {
  case: string;
  /** The last day it excuses, `2027-01-31`; nothing means for good. */
  until: string | undefined;
  reason: string;
  /** Where it stands: `conformance-baseline.txt:3`. */
  place: string;
}

/** Reads a baseline file: one known failure a line, `case until reason`; `-` is no date, `#` begins a comment. */
export function readBaseline(name: string, source: string): readonly BaselineLine[] {
  const lines = source.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === "" || line.trimStart().startsWith("#")) return [];
    return [readLine(`${name}:${index + 1}`, line)];
  });
  const twice = lines.find((line, index) => lines.findIndex((other) => other.case === line.case) < index);
  if (twice !== undefined)
    throw new ConfigurationError(`${twice.place}:1: ${twice.case} stands here twice; keep one line`);
  return lines;
}

function readLine(place: string, line: string): BaselineLine {
  const [, indent = "", id = "", gap = "", until = "", reason = ""] =
    /^(\s*)(\S+)(\s*)(\S*)\s*(.*?)\s*$/.exec(line) ?? [];
  const column = indent.length + id.length + gap.length + 1;
  if (!/^[^/]+\/.+$/.test(id)) {
    throw new ConfigurationError(
      `${place}:${indent.length + 1}: case: ${id} is no case id; write <subject>/<behaviour>`,
    );
  }
  if (until !== "-" && !isDay(until)) {
    throw new ConfigurationError(
      `${place}:${column}: until: ${until || "nothing"} is no date; write 2027-01-31, or - for no end`,
    );
  }
  if (reason === "")
    throw new ConfigurationError(`${place}:${line.length + 1}: reason: is missing; say why the failure is known`);
  return { case: id, until: until === "-" ? undefined : until, reason, place };
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

export const hasExpired = ({ until }: BaselineLine, now: Date): boolean =>
  until !== undefined && now.toISOString().slice(0, 10) > until;
