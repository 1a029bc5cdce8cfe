import { atOrAbove, type Level } from "../../grade.ts";
import type { Check } from "../../record.ts";
import { bare, cut, cutLong } from "../told/cut.ts";
import { shownOf } from "../told/difference.ts";
import { html, type Markup } from "./markup.ts";
import { gradeWord, type Standing, sign } from "./symbols.ts";

const mostHeld = 6;

/** What was checked of one answer: all that fails, and of what the case itself looked at some that holds. */
export function checkTable(checks: readonly Check[], failOn: Level): Markup | undefined {
  const wrong = checks.filter(({ holds }) => !holds);
  const own = checks.filter(({ holds, by }) => holds && by === "case");
  const shown = [...wrong, ...own.slice(0, mostHeld)];
  if (shown.length === 0) return undefined;
  const more = own.length - Math.min(own.length, mostHeld);
  return html`<table class="checks stacked"><thead><tr><th scope="col">Checked</th><th scope="col">This target</th><th scope="col">Expected</th><th scope="col">Known how</th></tr></thead><tbody>${shown.map((check) => row(check, failOn))}</tbody></table>${more === 0 ? undefined : html`<p class="soft small">and ${more} more as expected</p>`}`;
}

function row(check: Check, failOn: Level): Markup {
  const { what, actual, expected } = shownOf(check);
  const standing = standingOf(check.level, failOn);
  const value = (text: string) => html`<code>${check.holds ? cut(text, 90) : cutLong(bare(text), 400)}</code>`;
  return check.holds
    ? html`<tr class="held is-pass"><td class="what">${sign("pass")} ${what}</td><td class="value" data-head="this target">${value(actual)}</td><td class="value">as expected</td><td></td></tr>\n`
    : html`<tr class="wrong is-${standing}"><td class="what">${sign(standing)} ${what}</td><td class="value" data-head="this target">${value(actual)}</td><td class="value" data-head="expected">${value(expected)}</td><td>${gradeWord(check.grade)} <span class="grade">${check.level}</span></td></tr>\n`;
}

/** What a failed check of a level does to its case. */
export function standingOf(level: Level, failOn: Level): Standing {
  if (atOrAbove(level, failOn)) return "fail";
  return level === "should" ? "warning" : "noted";
}
