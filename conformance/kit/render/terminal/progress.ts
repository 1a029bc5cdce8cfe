import type { Report } from "../../report.ts";
import { letters } from "../told/results.ts";

/** One letter a case, and the seconds at the end of the last line. */
export function progress({ cases, seconds }: Report, width: number): string[] {
  const line = cases.map(({ result }) => letters[result]).join("");
  const lines = line.match(new RegExp(`.{1,${width}}`, "g")) ?? [""];
  const took = `  ${seconds.toFixed(1)} s`;
  const last = lines.at(-1) ?? "";
  return last.length + took.length <= width ? [...lines.slice(0, -1), `${last}${took}`] : [...lines, took.trimStart()];
}
