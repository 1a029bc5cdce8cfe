import type { Grade } from "../../grade.ts";
import type { Result } from "../../report.ts";
import { words } from "../told/results.ts";
import { html, type Markup } from "./markup.ts";

/** What is shown of a case, and of what cases exercised: never by colour alone. */
export type Standing = Result | "notJudged" | "notExercised";

const signs: Readonly<Record<Standing, string>> = {
  pass: "✓",
  fail: "✕",
  warning: "!",
  noted: "≈",
  known: "⚑",
  notApplicable: "–",
  setUpFailed: "✕",
  engineError: "✕",
  notJudged: "–",
  notExercised: "·",
};

export const standingWords: Readonly<Record<Standing, string>> = {
  ...words,
  notJudged: "not judged",
  notExercised: "not exercised",
};

export const sign = (standing: Standing): Markup =>
  html`<span class="sign" aria-hidden="true">${signs[standing]}</span>`;

/** A result as a coloured word. */
export const badge = (standing: Standing): Markup =>
  html`<span class="badge is-${standing}">${sign(standing)}${standingWords[standing]}</span>`;

/** How a claim is known, as a word. */
export const gradeWord = (grade: Grade): Markup => html`<span class="grade ${grade}">${grade}</span>`;

/** The same as one letter, for narrow places; the legend says which is which. */
export const gradeLetter = (grade: Grade): Markup =>
  html`<abbr class="letter ${grade}" title="${grade}">${grade[0]?.toUpperCase()}</abbr>`;
