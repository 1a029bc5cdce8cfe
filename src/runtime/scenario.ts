import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseInstant } from "../core/instant.ts";
import type { ClockState } from "./clock.ts";
import type { NewFault } from "./faults.ts";
import { type Content, readScenarioFile } from "./scenario-file.ts";
import { type Place, ScenarioRefused } from "./scenario-refused.ts";
import type { ServiceSettings, SettingValue } from "./settings.ts";

/** What one file says; a scenario has a layer for itself and each it extends. */
export interface Layer {
  readonly rows: readonly {
    readonly table: string;
    readonly row: Readonly<Record<string, unknown>>;
    readonly place: Place;
  }[];
  readonly generate: readonly Generated[];
  readonly settings: readonly { readonly name: string; readonly value: SettingValue; readonly place: Place }[];
  readonly faults: readonly { readonly fault: NewFault; readonly place: Place }[];
}

export interface Generated {
  readonly table: string;
  readonly spec: Readonly<Record<string, unknown>>;
  placeOf(field?: string): Place;
}

export interface Scenario {
  readonly service: string;
  readonly name: string;
  readonly says: string;
  /** Base first. */
  readonly layers: readonly Layer[];
  readonly clock?: ClockState;
  readonly settings: ServiceSettings;
  readonly faults: readonly NewFault[];
  /** Whether what it makes depends on the moment of loading. */
  readonly relative: boolean;
}

/** The scenarios below `<folder>/<service>/<name>.yaml`. */
export class ScenarioLibrary {
  readonly #folders: readonly string[];
  readonly #read = new Map<string, Scenario>();

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  names(service: string): readonly string[] {
    const names = this.#folders
      .map((folder) => join(folder, service))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder))
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => file.slice(0, -".yaml".length));
    return [...new Set(names)].sort();
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

  #fileOf(service: string, name: string): string | undefined {
    if (!/^[a-z0-9-]+$/.test(name)) return undefined;
    return this.#folders.map((folder) => join(folder, service, `${name}.yaml`)).find((path) => existsSync(path));
  }

  #parse(service: string, name: string, extendedBy: readonly string[]): Scenario {
    const file = this.#fileOf(service, name);
    const shown = `${service}/${name}.yaml`;
    const known = () => `known: ${this.names(service).join(", ") || "none"}`;
    const refuse = (place: Place, field: string, problem: string, remedy: string) =>
      new ScenarioRefused([{ ...place, field, problem, remedy }]);
    if (!file) throw refuse({ file: shown, line: 1, column: 1 }, "scenario", "no such scenario", known());
    const content = readScenarioFile(file, shown);
    const { value, placeOf } = content;
    if (value.service !== service) {
      throw refuse(placeOf("service"), "service", `says ${value.service}`, `it lies in the folder of ${service}`);
    }
    const base = value.extends ?? (name === "default" ? "none" : "default");
    if (base === name || extendedBy.includes(base))
      throw refuse(placeOf("extends"), "extends", "extends itself", "leave it out");
    if (base !== "none" && !this.#fileOf(service, base)) {
      throw refuse(placeOf("extends"), "extends", `no scenario ${base}`, known());
    }
    const below = base === "none" ? undefined : this.#parse(service, base, [...extendedBy, name]);
    return onTop(below, { service, name, content });
  }
}

/** A file's own words over those of the scenario that it extends. */
function onTop(
  below: Scenario | undefined,
  { service, name, content }: { service: string; name: string; content: Content },
): Scenario {
  const { scenario, clock, settings } = content.value;
  const own = layerOf(content, service);
  const ownClock: ClockState | undefined =
    typeof clock === "object" ? { frozen: parseInstant(clock.frozen) ?? clock.frozen } : undefined;
  const kept = clock === "follow" ? undefined : (ownClock ?? below?.clock);
  return {
    service,
    name,
    says: scenario ?? name,
    layers: [...(below?.layers ?? []), own],
    ...(kept ? { clock: kept } : {}),
    settings: { ...below?.settings, ...settings },
    faults: [...(below?.faults ?? []), ...own.faults.map(({ fault }) => fault)],
    relative: (below?.relative ?? false) || isRelative(own),
  };
}

function layerOf({ value, placeOf }: Content, service: string): Layer {
  return {
    rows: Object.entries(value.rows ?? {}).flatMap(([table, list]) =>
      list.map((row, i) => ({ table, row, place: placeOf("rows", table, i) })),
    ),
    generate: Object.entries(value.generate ?? {}).map(([table, spec]) => ({
      table,
      spec,
      placeOf: (field) => placeOf("generate", table, ...(field === undefined ? [] : [field])),
    })),
    settings: Object.entries(value.settings ?? {}).map(([name, one]) => ({
      name,
      value: one,
      place: placeOf("settings", name),
    })),
    faults: (value.faults ?? []).map((fault, i) => ({
      fault: { next: 1, at: "before", ...fault, service } satisfies NewFault,
      place: placeOf("faults", i),
    })),
  };
}

const offsetText = /"[+-]\d+(?:y|mo|w|d|h|min|s)\b/;

const isRelative = (layer: Layer): boolean =>
  layer.generate.length > 0 || offsetText.test(JSON.stringify(layer.rows.map(({ row }) => row)));
