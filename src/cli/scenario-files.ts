import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Usage } from "./terminal.ts";

export interface ScenarioFile {
  /** As it was named, for what is said about it. */
  readonly shown: string;
  readonly text: string;
}

/** Files as named, and every .yaml or .yml below the folders named. */
export function scenarioFiles(words: readonly string[], folder: string): readonly ScenarioFile[] {
  return words.flatMap((word) => {
    const path = resolve(folder, word);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isDirectory()) return [{ shown: word, text: fileText(path, word) }];
    const below = readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
    if (below.length === 0) throw new Usage(`${word} holds no .yaml file`);
    return below.map((name) => ({ shown: join(word, name), text: fileText(join(path, name), join(word, name)) }));
  });
}

export function fileText(path: string, shown: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Usage(`${shown} cannot be read`);
  }
}
