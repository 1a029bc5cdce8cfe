import type { Report } from "../../report.ts";
import { anchor } from "./anchors.ts";
import { type Cell, coverageOf, type Row } from "./coverage.ts";
import { exercisedList } from "./coverage-list.ts";
import { legend } from "./legend.ts";
import { html, type Markup } from "./markup.ts";
import type { Section } from "./section.ts";
import { gradeLetter, sign, standingWords } from "./symbols.ts";

export function coverageSection(report: Report): Section | undefined {
  const rows = coverageOf(report);
  if (rows.length === 0) return undefined;
  const statuses = [...new Set(rows.flatMap(({ cells }) => cells.map(({ status }) => status)))].sort((a, b) => a - b);
  const prefix = commonPrefix(rows.map(({ operation }) => operation.address));
  const declared = rows.flatMap(({ cells }) => cells.filter(({ grade }) => grade !== undefined));
  const got = declared.filter(({ standing }) => standing !== "notExercised" && standing !== "notJudged").length;
  return {
    id: "coverage",
    title: "Coverage map",
    short: "Coverage",
    says: `${got} of ${declared.length} answers that the contract declares were exercised. A cell shows how many cases did, how it went, and how the answer is known.`,
    inside: html`<div class="scroll" tabindex="0" role="region" aria-label="Coverage map, operation by status">
<table class="map"><thead><tr><th scope="col">Operation${prefix === "" ? undefined : html`<span class="address">addresses below <code>${prefix}</code></span>`}</th>${statuses.map((status) => html`<th scope="col">${statusWords(status)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => mapRow(row, { statuses, prefix }))}</tbody></table></div>
${legend}
<div class="exercised"><h3>Which cases exercised what</h3>${rows.map(exercisedList)}</div>`,
  };
}

const statusWords = (status: number): string => (status === 0 ? "no answer" : String(status));

/** The segments that all addresses begin with: once above them they leave room for what tells them apart. */
function commonPrefix(addresses: readonly string[]): string {
  const [first = [], ...others] = addresses.map((address) => address.split("/"));
  const differing = first.findIndex((segment, index) => others.some((other) => other[index] !== segment));
  const segments = others.length === 0 || differing < 2 ? [] : first.slice(0, differing);
  return segments.join("/");
}

const mapRow = (
  { operation, cells }: Row,
  { statuses, prefix }: { statuses: readonly number[]; prefix: string },
): Markup =>
  html`<tr><th scope="row"><a href="#${anchor("operation", operation.id)}">${operation.id}</a> ${gradeLetter(operation.grade)}<span class="address">${operation.method} ${operation.address.slice(prefix.length)}</span></th>${statuses.map(
    (status) => {
      const found = cells.find((cell) => cell.status === status);
      return html`<td>${found === undefined ? undefined : mapCell(operation.id, found)}</td>`;
    },
  )}</tr>\n`;

/** How many cases exercised it; where it does not stand well, how many of them make it so. */
function figure({ standing, exercises }: Pick<Cell, "standing" | "exercises">): string {
  if (exercises.length === 0) return "";
  const such = exercises.filter((one) => one.standing === standing).length;
  return standing === "pass" || such === exercises.length ? String(exercises.length) : `${such} of ${exercises.length}`;
}

/** What is seen is part of what is read out, so that the map can be spoken to. */
function mapCell(operation: string, { status, grade, standing, exercises }: Cell): Markup {
  const answer = `${operation} ${statusWords(status)}: ${standingWords[standing]}, `;
  const many = figure({ standing, exercises });
  const known = ` ${exercises.length === 1 ? "case" : "cases"}, ${grade ?? "the contract declares no such answer"}`;
  const letter = html`<span aria-hidden="true">${grade === undefined ? html`<span class="letter">?</span>` : gradeLetter(grade)}</span>`;
  const kind = `cell is-${standing}${grade === undefined ? " undeclared" : ""}`;
  const title = `${answer}${many || "0"}${known}`;
  return exercises.length === 0
    ? html`<span class="${kind}" role="img" aria-label="${title}">${sign(standing)}${letter}</span>`
    : html`<a class="${kind}" href="#${anchor("cell", `${operation} ${status}`)}" title="${title}"><span><span class="unseen">${answer}</span>${sign(standing)} <span class="figure">${many}</span><span class="unseen">${known}</span></span>${letter}</a>`;
}
