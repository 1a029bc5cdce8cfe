import { meant } from "../violation-words.ts";
import { entriesOf } from "./format.ts";
import type { Finding, Path } from "./text.ts";

export const unless = (holds: boolean, path: Path, problem: string, remedy: string): readonly Finding[] =>
  holds ? [] : [{ path, problem, remedy }];

/** Keys that the format does not have, with those that were probably meant. */
export const unknownWords = (value: unknown, path: Path, words: readonly string[]): readonly Finding[] =>
  entriesOf(value).flatMap(([word]) =>
    words.includes(word)
      ? []
      : [
          {
            path: [...path, word],
            part: "key" as const,
            problem: "not a word of this format",
            remedy: meant(word, words),
          },
        ],
  );

/** A word that names nothing known, where it stands. */
export const unknownName = (path: Path, problem: string, word: unknown, known: readonly string[]): Finding => ({
  path,
  problem,
  remedy: meant(word, known),
});

/** A dotted field of a row or a request as the rest of a path. */
export const pathOf = (field: string): Path =>
  field
    .split(".")
    .filter((name) => name !== "")
    .map((name) => (/^\d+$/.test(name) ? Number(name) : name));
