import type { Check } from "../../record.ts";
import { cut } from "../told/cut.ts";
import { shownOf } from "../told/difference.ts";
import { columnFor } from "./columns.ts";
import type { Page } from "./paint.ts";

/** Neighbours that hold are shown for orientation; more of them would hide what fails. */
const mostNeighbours = 3;

/** Failed checks, and a few of the case's own that hold. */
export function checkLines(checks: readonly Check[], page: Page): string[] {
  const shown = page.verbose ? checks : orienting(checks);
  const rows = shown.map((check) => ({ check, ...shownOf(check) }));
  const first = columnFor(
    rows.map(({ what }) => what),
    { least: 24, most: 40 },
  );
  const room = page.width - 8 - first - 2;
  const second = columnFor(
    rows.map(({ actual }) => actual),
    { least: 14, most: Math.max(14, Math.floor(room / 2)) },
  );
  const held = checks.filter((check) => check.holds && check.by === "case" && !shown.includes(check)).length;
  return [
    ...rows.map(({ check, what, actual, expected }) => {
      const left = `        ${cut(what, first).padEnd(first)}  ${cut(actual, second).padEnd(second)}`;
      if (check.holds) return `${left}  as expected`;
      const level = check.level === "must" ? "" : `   ${check.level}`;
      return `${left}  ${page.paint(cut(`expected ${expected}`, Math.max(20, room - second - 2)), "red")}${level}`;
    }),
    ...(held === 0 ? [] : [`        and ${held} more as expected`]),
  ];
}

/** What fails, and of what the case itself looked at those that stand nearest before or after it. */
function orienting(checks: readonly Check[]): readonly Check[] {
  const failing = checks.flatMap(({ holds }, index) => (holds ? [] : [index]));
  const away = (index: number) => Math.min(...failing.map((one) => Math.abs(one - index)));
  const near = checks
    .flatMap(({ holds, by }, index) => (holds && by === "case" ? [{ index, distance: away(index) }] : []))
    .sort((a, b) => a.distance - b.distance || a.index - b.index)
    .slice(0, mostNeighbours);
  const chosen = new Set(near.map(({ index }) => index));
  return checks.filter(({ holds }, index) => !holds || chosen.has(index));
}
