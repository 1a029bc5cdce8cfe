import { readFileSync } from "node:fs";
import { type Document, isMap, isNode, LineCounter, type Node, type ParsedNode, parseDocument } from "yaml";
import type { NewFault } from "./faults.ts";
import { type Place, ScenarioRefused } from "./scenario-refused.ts";
import { isWritten, shapeMistakes } from "./scenario-shape.ts";
import type { ServiceSettings } from "./settings.ts";

/** A scenario file as it is written, once its shape has been judged. */
export interface Written {
  readonly scenario?: string;
  readonly service?: string;
  readonly extends?: string;
  readonly clock?: "follow" | { readonly frozen: string };
  readonly settings?: ServiceSettings;
  readonly rows?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly generate?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly faults?: readonly (Pick<NewFault, "operation"> & Partial<NewFault>)[];
}

export type Path = readonly (string | number)[];

export interface Content {
  readonly value: Written;
  /** Where a field stands, or the nearest one around it. */
  placeOf(...path: Path): Place;
}

const words = ["scenario", "service", "extends", "clock", "settings", "rows", "generate", "faults"];
const laterWords = ["services", "steps", "deliveries", "expect"];

type At = (offset: number) => Place;

/** Reads a scenario file and refuses what has not the shape of one; `shown` is its name in refusals. */
export function readScenarioFile(file: string, shown: string): Content {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
  const at: At = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file: shown, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    throw new ScenarioRefused(document.errors.map((error) => brokenYaml(at(error.pos[0]), error.message)));
  }
  refuseUnknownWords(document.contents, at);
  const value = contentOf(document, at);
  const placeOf = (...path: Path): Place => at(nearest(document, path)?.range?.[0] ?? 0);
  const mistakes = shapeMistakes(value);
  if (!isWritten(value, mistakes)) {
    throw new ScenarioRefused(
      mistakes.map(({ path, ...mistake }) => ({ ...placeOf(...path), field: dotted(path), ...mistake })),
    );
  }
  return { value, placeOf };
}

const dotted = (path: Path): string =>
  path.map((step, i) => (typeof step === "number" ? `[${step}]` : `${i > 0 ? "." : ""}${step}`)).join("");

const brokenYaml = (place: Place, message: string) => ({
  ...place,
  field: "file",
  problem: message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "",
  remedy: "mend the YAML",
});

/** Aliases are followed here; one that leads nowhere, or to too much, is found out here too. */
function contentOf(document: Document.Parsed, at: At): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ScenarioRefused([brokenYaml(at(0), error instanceof Error ? error.message : String(error))]);
  }
}

function nearest(document: Document.Parsed, path: Path): Node | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node;
  }
  return undefined;
}

function refuseUnknownWords(contents: ParsedNode | null, at: At): void {
  if (!isMap(contents)) {
    throw new ScenarioRefused([
      { ...at(0), field: "file", problem: "is not a scenario", remedy: `a mapping with ${words.join(", ")}` },
    ]);
  }
  const mistakes = contents.items.flatMap(({ key }) => {
    const word = String(key);
    if (words.includes(word)) return [];
    const later = laterWords.includes(word);
    return [
      {
        ...at(key?.range?.[0] ?? 0),
        field: word,
        problem: later ? "is not simulated in this version yet" : "not a word of this format",
        remedy: `known: ${words.join(", ")}`,
      },
    ];
  });
  if (mistakes.length > 0) throw new ScenarioRefused(mistakes);
}
