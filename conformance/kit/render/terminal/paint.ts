export interface TerminalOptions {
  /** Escape sequences for colour; never unless asked. */
  colour?: boolean;
  /** The command that ran, repeated with `--case` under every failure; the report's own when left out. */
  command?: string;
  /** Requests and answers of every case that the report holds them of (`keep: "exchanges"` for those that passed). */
  verbose?: boolean;
  /** Columns; 100 when left out. */
  width?: number;
  /** Files written from the same report, named in the last line. */
  reports?: readonly string[];
}

type Colour = "red" | "green" | "yellow" | "dim" | "bold";

/** What the parts of a terminal report share. */
export interface Page {
  width: number;
  command: string | undefined;
  verbose: boolean;
  reports: readonly string[];
  paint(text: string, colour: Colour): string;
}

const codes: Readonly<Record<Colour, number>> = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 };

export const pageOf = (command: string | undefined, options: TerminalOptions): Page => ({
  width: Math.max(60, options.width ?? 100),
  command: options.command ?? command,
  verbose: options.verbose === true,
  reports: options.reports ?? [],
  paint: (text, colour) => (options.colour && text !== "" ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text),
});
