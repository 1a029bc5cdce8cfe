/** Where in a scenario file something stands. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Mistake extends Place {
  /** Dotted path of the field. */
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Something worth knowing about a scenario that is loaded all the same. */
export interface Note extends Place {
  readonly text: string;
}

/** A scenario that cannot be loaded; nothing was. */
export class ScenarioRefused extends Error {
  readonly mistakes: readonly Mistake[];
  constructor(mistakes: readonly Mistake[]) {
    super(
      mistakes
        .map(
          ({ file, line, column, field, problem, remedy }) =>
            `${file}:${line}:${column}  ${field}  ${problem}  ${remedy}`,
        )
        .join("\n"),
    );
    this.mistakes = mistakes;
  }
}
