import { type Document, LineCounter, parseDocument } from "yaml";
import { ConfigurationError, reasonOf } from "./errors.ts";
import { at, isMembers, type Json } from "./json.ts";
import { offsetOf } from "./place.ts";
import { nearest } from "./words.ts";

type Path = readonly string[];

/** Reads a configuration file and refuses what is wrong in it with file, line, column, field and remedy. */
export class YamlReader {
  readonly #name: string;
  readonly #document: Document;
  readonly #counter: LineCounter;
  readonly #content: unknown;

  constructor(name: string, source: string, environment: Readonly<Record<string, string | undefined>>) {
    this.#name = name;
    this.#counter = new LineCounter();
    this.#document = parseDocument(source, { lineCounter: this.#counter });
    const [broken] = this.#document.errors;
    if (broken !== undefined) {
      const { line, col } = this.#counter.linePos(broken.pos[0]);
      throw new ConfigurationError(`${name}:${line}:${col}: not YAML: ${broken.message.split("\n")[0] ?? ""}`);
    }
    this.#content = this.#filled(this.#plain(), [], environment);
    if (!isMembers(this.#content)) this.refuse([], "must hold members", "see docs for an example");
  }

  refuse(path: Path, reason: string, remedy: string): never {
    const field = path.length === 0 ? "the file" : path.join(".");
    throw new ConfigurationError(`${this.placeOf(path)}: ${field}: ${reason}; ${remedy}`);
  }

  /** `target.yaml:7:3` of a part, or of the nearest around it that exists. */
  placeOf(path: Path): string {
    const { line, col } = this.#counter.linePos(offsetOf(this.#document, path));
    return `${this.#name}:${line}:${col}`;
  }

  value(path: Path): unknown {
    return at(this.#content, path);
  }

  has(path: Path): boolean {
    return this.value(path) !== undefined;
  }

  members(path: Path): Json {
    const value = this.value(path);
    if (value === undefined) return {};
    return isMembers(value) ? value : this.refuse(path, "must hold members", "write name: value pairs below it");
  }

  text(path: Path): string | undefined {
    const value = this.value(path);
    if (value === undefined || (typeof value === "string" && value !== "")) return value;
    return this.refuse(path, `must be text, is ${JSON.stringify(value)}`, "put it in quotes or leave it out");
  }

  texts(path: Path): readonly string[] | undefined {
    const value = this.value(path);
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
    return this.refuse(path, "must be a list of names", "write [a, b]");
  }

  /** Members of text values, e.g. credentials or headers. Numbers are read as their text. */
  textMembers(path: Path): Readonly<Record<string, string>> {
    const entries = Object.entries(this.members(path)).map(([name, value]): [string, string] =>
      typeof value === "string" || typeof value === "number"
        ? [name, String(value)]
        : this.refuse([...path, name], "has no value", "fill it in, or take its name out"),
    );
    return Object.fromEntries(entries);
  }

  oneOf<T extends string>(path: Path, words: readonly T[]): T | undefined {
    const value = this.value(path);
    if (value === undefined) return undefined;
    return (
      words.find((word) => word === value) ??
      this.refuse(path, `${JSON.stringify(value)} is not known`, meant(String(value), words))
    );
  }

  /** Refuses member names beyond those given. */
  onlyNames(path: Path, names: readonly string[]): void {
    for (const name of Object.keys(this.members(path))) {
      if (!names.includes(name)) this.refuse([...path, name], "is not known", meant(name, names));
    }
  }

  /** Aliases are resolved only here, and may lead nowhere or too far. */
  #plain(): unknown {
    try {
      return this.#document.toJS();
    } catch (thrown) {
      return this.refuse([], reasonOf(thrown), "write the value out");
    }
  }

  #filled(value: unknown, path: Path, environment: Readonly<Record<string, string | undefined>>): unknown {
    if (Array.isArray(value))
      return value.map((item, index) => this.#filled(item, [...path, String(index)], environment));
    if (isMembers(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, this.#filled(inner, [...path, name], environment)]),
      );
    }
    if (typeof value !== "string") return value;
    return value.replaceAll(
      /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g,
      (_, name: string) =>
        environment[name] ?? this.refuse(path, `the environment has no ${name}`, `set ${name} or write the value here`),
    );
  }
}

function meant(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  return near === undefined ? `write one of ${words.join(", ")}` : `did you mean ${near}?`;
}
