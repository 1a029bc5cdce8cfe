/** Words laid out in lines of at most so many columns; further lines begin below the first word. */
export function wrapped(head: string, words: readonly string[], { width, join }: { width: number; join: string }) {
  const indent = " ".repeat(head.length);
  const lines: string[] = [];
  let line = head;
  for (const [index, word] of words.entries()) {
    const part = index === words.length - 1 ? word : `${word}${join}`;
    if (line !== head && line !== indent && line.length + part.trimEnd().length > width) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}

/** The width of a column: as wide as its longest cell, within limits. */
export const columnFor = (cells: readonly string[], { least, most }: { least: number; most: number }): number =>
  Math.min(most, Math.max(least, ...cells.map((cell) => cell.length)));

/** Two texts at the ends of a line. */
export const apart = (left: string, right: string, width: number): string =>
  `${left}${" ".repeat(Math.max(3, width - left.length - right.length))}${right}`;
