import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml";
import { type Mistake, type Place, ScenarioRefused } from "./refused.ts";

export type Path = readonly (string | number)[];

/** Something wrong in a file, at a path of it: at its value, or at its key where the word itself is wrong. */
export interface Finding {
  readonly path: Path;
  readonly part?: "key";
  readonly problem: string;
  readonly remedy: string;
}

/** A scenario file that is YAML; what it says is not judged yet. */
export interface Content {
  /** The file's name in refusals and notes. */
  readonly shown: string;
  readonly text: string;
  readonly value: unknown;
  /** Where a field stands, or the nearest one around it. */
  placeOf(path: Path, part?: "key"): Place;
}

/** Characters of a file that are read. */
export const longestScenario = 5 * 1024 * 1024;

type At = (offset: number) => Place;

/** Texts read last, by name: every simulator of a process begins with the same few. */
const readLast = new Map<string, Content>();
const remembered = 32;
const longestRemembered = 64 * 1024;

/** Reads the text of a scenario file; refuses what is too long or no YAML. */
export function readScenarioText(text: string, shown: string): Content {
  const known = readLast.get(shown);
  if (known?.text === text) return known;
  const content = freshlyRead(text, shown);
  if (text.length > longestRemembered) return content;
  readLast.delete(shown);
  readLast.set(shown, content);
  for (const oldest of readLast.keys()) {
    if (readLast.size <= remembered) break;
    readLast.delete(oldest);
  }
  return content;
}

function freshlyRead(text: string, shown: string): Content {
  const start: Place = { file: shown, line: 1, column: 1 };
  if (text.length > longestScenario) {
    const problem = `is longer than ${longestScenario / 1024 / 1024} MB`;
    throw new ScenarioRefused([{ ...start, field: "file", problem, remedy: "generate rows, or take a snapshot" }]);
  }
  const lines = new LineCounter();
  const document = documentOf(text, lines, start);
  const at: At = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file: shown, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    throw new ScenarioRefused(document.errors.map((error) => brokenYaml(at(error.pos[0]), error.message)));
  }
  return {
    shown,
    text,
    value: contentOf(document, at),
    placeOf: (path, part) => at((part === "key" ? keyOffset(document, path) : undefined) ?? offsetOf(document, path)),
  };
}

export const mistakeOf = (content: Content, { path, part, problem, remedy }: Finding): Mistake => ({
  ...content.placeOf(path, part),
  field: dotted(path),
  problem,
  remedy,
});

const dotted = (path: Path): string =>
  path.map((step, i) => (typeof step === "number" ? `[${step}]` : `${i > 0 ? "." : ""}${step}`)).join("") || "file";

const brokenYaml = (place: Place, message: string): Mistake => ({
  ...place,
  field: "file",
  problem: message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "",
  remedy: "mend the YAML",
});

/** Brackets in brackets without end exhaust the parser. */
function documentOf(text: string, lineCounter: LineCounter, start: Place): Document.Parsed {
  try {
    return parseDocument(text, { lineCounter });
  } catch (error) {
    throw new ScenarioRefused([brokenYaml(start, error instanceof Error ? error.message : String(error))]);
  }
}

/** Aliases are followed here; one that leads nowhere, into itself or to too much, is found out here too. */
function contentOf(document: Document.Parsed, at: At): unknown {
  try {
    const value: unknown = document.toJS();
    JSON.stringify(value);
    return value;
  } catch (error) {
    throw new ScenarioRefused([brokenYaml(at(0), error instanceof Error ? error.message : String(error))]);
  }
}

function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range[0] ?? 0;
}

function keyOffset(document: Document.Parsed, path: Path): number | undefined {
  const around = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(around)) return undefined;
  const pair = around.items.find(({ key }) => String(key) === String(path.at(-1)));
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}
