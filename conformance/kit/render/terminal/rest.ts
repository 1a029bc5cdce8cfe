import type { Alike } from "../told/alike.ts";
import { cut } from "../told/cut.ts";
import type { Page } from "./paint.ts";

const mostGroups = 12;

/** Cases that are not shown one by one; their ids stand in the report files. */
export function restLines(rest: readonly Alike[], verb: "fail" | "warn", { width }: Page): string[] {
  const more = rest.slice(mostGroups).reduce((sum, { cases }) => sum + cases.length, 0);
  return [
    ...rest.slice(0, mostGroups).map(({ what, cases }) => {
      const head = `${String(cases.length).padStart(5)} more ${verb}${cases.length === 1 ? "s" : ""}${cases.length === 1 ? ":" : " alike:"} `;
      return `${head}${cut(what, Math.max(40, width - head.length))}`;
    }),
    ...(more === 0 ? [] : [`${String(more).padStart(5)} more ${verb} in other ways`]),
    ...(rest.length === 0 ? [] : ["      which they are: report.json, or the HTML report"]),
  ];
}
