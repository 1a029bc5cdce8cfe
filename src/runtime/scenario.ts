import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, LineCounter, type Node, type ParsedNode, parseDocument } from "yaml";
import { fromMillis } from "../core/instant.ts";
import type { ClockState } from "./clock.ts";
import type { Fault } from "./faults.ts";
import type { ServiceSettings } from "./settings.ts";

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

/** One file's rows and generators; a scenario has a layer for itself and each it extends. */
export interface Layer {
  readonly rows: readonly {
    readonly table: string;
    readonly row: Readonly<Record<string, unknown>>;
    readonly place: Place;
  }[];
  readonly generate: readonly {
    readonly table: string;
    readonly spec: Readonly<Record<string, unknown>>;
    readonly place: Place;
  }[];
}

export interface Scenario {
  readonly service: string;
  readonly name: string;
  readonly says: string;
  /** Base first. */
  readonly layers: readonly Layer[];
  readonly clock?: ClockState;
  readonly settings: ServiceSettings;
  readonly faults: readonly Fault[];
  /** Whether what it makes depends on the moment of loading. */
  readonly relative: boolean;
}

const words = ["scenario", "service", "extends", "clock", "settings", "rows", "generate", "faults"];
const laterWords = ["services", "steps", "deliveries", "expect"];

/** The scenarios below `<folder>/<service>/<name>.yaml`. */
export class ScenarioLibrary {
  readonly #folders: readonly string[];
  readonly #read = new Map<string, Scenario>();

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  names(service: string): readonly string[] {
    return this.#folders
      .map((folder) => join(folder, service))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder))
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => file.slice(0, -".yaml".length))
      .sort();
  }

  read(service: string, name: string): Scenario {
    const key = `${service}/${name}`;
    let scenario = this.#read.get(key);
    if (!scenario) {
      scenario = this.#parse(service, name, []);
      this.#read.set(key, scenario);
    }
    return scenario;
  }

  #parse(service: string, name: string, extendedBy: readonly string[]): Scenario {
    const file = this.#folders.map((folder) => join(folder, service, `${name}.yaml`)).find((path) => existsSync(path));
    const shown = `${service}/${name}.yaml`;
    if (!file || !/^[a-z0-9-]+$/.test(name)) {
      const known = this.names(service).join(", ") || "none";
      throw new ScenarioRefused([
        { file: shown, line: 1, column: 1, field: "scenario", problem: "no such scenario", remedy: `known: ${known}` },
      ]);
    }
    const content = readScenarioFile(file, shown);
    const { settings = {}, clock, faults = [] } = content.value;
    if (content.value.service !== service) {
      throw new ScenarioRefused([
        {
          ...content.placeOf("service"),
          field: "service",
          problem: `says ${content.value.service}`,
          remedy: `it lies in the folder of ${service}`,
        },
      ]);
    }
    const base = content.value.extends ?? (name === "default" ? "none" : "default");
    if (extendedBy.includes(base)) {
      throw new ScenarioRefused([
        { ...content.placeOf("extends"), field: "extends", problem: "extends itself", remedy: "leave it out" },
      ]);
    }
    const below = base === "none" ? undefined : this.#parse(service, base, [...extendedBy, name]);
    const own = layerOf(content);
    const frozen = typeof clock === "object" ? { frozen: fromMillis(Date.parse(String(clock.frozen))) } : below?.clock;
    return {
      service,
      name,
      says: String(content.value.scenario ?? name),
      layers: [...(below?.layers ?? []), own],
      ...(frozen ? { clock: frozen } : {}),
      settings: { ...below?.settings, ...settings },
      faults: [
        ...(below?.faults ?? []),
        ...faults.map((fault) => ({ next: 1, at: "before", ...fault, service }) satisfies Fault),
      ],
      relative: (below?.relative ?? false) || isRelative(own),
    };
  }
}

interface Written {
  scenario?: unknown;
  service?: string;
  extends?: string;
  clock?: "follow" | { frozen: unknown };
  settings?: ServiceSettings;
  rows?: Record<string, Record<string, unknown>[]>;
  generate?: Record<string, Record<string, unknown>>;
  faults?: (Pick<Fault, "operation" | "answer"> & Partial<Fault>)[];
}

interface Content {
  readonly value: Written;
  placeOf(...path: (string | number)[]): Place;
}

function readScenarioFile(file: string, shown: string): Content {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: shown, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    throw new ScenarioRefused(
      document.errors.map((error) => ({
        ...at(error.pos[0]),
        field: "file",
        problem: error.message.split("\n")[0] ?? "",
        remedy: "mend the YAML",
      })),
    );
  }
  const { contents } = document;
  const placeOf = (...path: (string | number)[]): Place => {
    const node = document.getIn(path, true) as Node | undefined;
    return at(node?.range?.[0] ?? 0);
  };
  refuseUnknownWords(contents, at);
  const value = document.toJS() as Written;
  const { clock } = value;
  if (typeof clock === "object" && Number.isNaN(Date.parse(String(clock.frozen)))) {
    throw new ScenarioRefused([
      {
        ...placeOf("clock"),
        field: "clock.frozen",
        problem: `${String(clock.frozen)} is not an instant`,
        remedy: "write it as 2026-11-22T10:00:00Z",
      },
    ]);
  }
  return { value, placeOf };
}

function refuseUnknownWords(contents: ParsedNode | null, at: (offset: number) => Place): void {
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
        ...at((key as Node).range?.[0] ?? 0),
        field: word,
        problem: later ? "is not simulated in this version yet" : "not a word of this format",
        remedy: `known: ${words.join(", ")}`,
      },
    ];
  });
  if (mistakes.length > 0) throw new ScenarioRefused(mistakes);
}

function layerOf({ value, placeOf }: Content): Layer {
  const rows = Object.entries(value.rows ?? {}).flatMap(([table, list]) =>
    list.map((row, i) => ({ table, row, place: placeOf("rows", table, i) })),
  );
  const generate = Object.entries(value.generate ?? {}).map(([table, spec]) => ({
    table,
    spec,
    place: placeOf("generate", table),
  }));
  return { rows, generate };
}

const offsetText = /"[+-]\d+(?:y|mo|w|d|h|min|s)\b/;

const isRelative = (layer: Layer): boolean =>
  layer.generate.length > 0 || offsetText.test(JSON.stringify(layer.rows.map(({ row }) => row)));
