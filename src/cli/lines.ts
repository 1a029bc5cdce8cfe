import type { Terminal } from "./terminal.ts";

/** Lines are gathered and written together, so that answering never waits for the terminal. */
export function lineWriter(terminal: Terminal, quiet: boolean): (line: string) => void {
  let waiting: string[] = [];
  return (line) => {
    if (quiet) return;
    if (waiting.length === 0) {
      setImmediate(() => {
        terminal.out(`${waiting.join("\n")}\n`);
        waiting = [];
      });
    }
    waiting.push(line);
  };
}
