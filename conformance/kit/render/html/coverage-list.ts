import { anchor } from "./anchors.ts";
import type { Exercise, Row } from "./coverage.ts";
import { html, type Markup } from "./markup.ts";
import { gradeWord, sign, standingWords } from "./symbols.ts";

/** The cases behind one row of the map, by status. */
export const exercisedList = ({
  operation,
  cells,
}: Row): Markup => html`<details id="${anchor("operation", operation.id)}"><summary><b>${operation.id}</b> <code>${operation.method} ${operation.address}</code> ${gradeWord(operation.grade)}</summary>
${cells.map(
  ({
    status,
    grade,
    exercises,
  }) => html`<h4 id="${anchor("cell", `${operation.id} ${status}`)}">${status === 0 ? "no answer" : status} ${grade === undefined ? html`<span class="missing">not declared</span>` : gradeWord(grade)}</h4>
${exercises.length === 0 ? html`<p class="soft">No case exercised it.</p>` : html`<ul class="ids">${exercises.map(exercise)}</ul>`}
`,
)}</details>
`;

export const exercise = ({ one, standing }: Exercise): Markup =>
  html`<li class="is-${standing}">${sign(standing)}<a href="#${anchor("case", one.id)}">${one.id}</a>${standing === "pass" ? undefined : html` <span class="soft">${standingWords[standing]}</span>`}</li>\n`;
