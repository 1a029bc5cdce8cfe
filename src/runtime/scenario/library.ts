import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Service } from "../../core/service.ts";
import { meant } from "../violation-words.ts";
import { unknownName } from "./findings.ts";
import { isMapping, isText } from "./format.ts";
import { type Mistake, ScenarioRefused } from "./refused.ts";
import { onTop, type Scenario } from "./scenario.ts";
import { servicesOf } from "./sections.ts";
import { shapeFindings } from "./shape.ts";
import { type Content, type Finding, mistakeOf, readScenarioText } from "./text.ts";

export interface ListedScenario {
  readonly services: readonly string[];
  /** `service/name`. */
  readonly name: string;
  readonly says: string;
  readonly file: string;
  readonly shipped: boolean;
}

/** A file that stands in for others of its name in later folders. */
interface Shelved {
  readonly service: string;
  readonly name: string;
  readonly file: string;
  /** Changes when the file does. */
  readonly stamp: string;
}

interface Read {
  readonly scenario: Scenario;
  readonly from: readonly Shelved[];
}

/** The scenarios below `<folder>/<service>/<name>.yaml`, of which the first folder wins and the last is the shipped one. */
export class ScenarioLibrary {
  readonly #folders: readonly string[];
  readonly #services: ReadonlyMap<string, Service>;
  readonly #read = new Map<string, Read>();

  constructor(folders: readonly string[], services: ReadonlyMap<string, Service>) {
    this.#folders = folders;
    this.#services = services;
  }

  names(service: string): readonly string[] {
    const files = this.#folders
      .map((folder) => join(folder, service))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder));
    const names = files.flatMap((file) => /^([a-z0-9-]+)\.yaml$/.exec(file)?.[1] ?? []);
    return [...new Set(names)].sort();
  }

  list(): readonly ListedScenario[] {
    return [...this.#services.keys()].flatMap((service) =>
      this.names(service).map((name) => {
        const file = this.#fileOf(service, name) ?? "";
        const shipped = file.startsWith(join(this.#folders.at(-1) ?? "", service));
        return { ...saidBy(file, service), name: `${service}/${name}`, file, shipped };
      }),
    );
  }

  source(name: string): { readonly file: string; readonly text: string } | undefined {
    const [service = "", scenario = "", ...more] = name.split("/");
    const file = more.length === 0 && this.#services.has(service) ? this.#fileOf(service, scenario) : undefined;
    return file === undefined ? undefined : { file, text: readFileSync(file, "utf8") };
  }

  /** A scenario of the folders; read again when one of its files changed. */
  read(service: string, name: string): Scenario {
    const key = `${service}/${name}`;
    const known = this.#read.get(key);
    if (known?.from.every((one) => this.#stillStands(one))) return known.scenario;
    const from: Shelved[] = [];
    const scenario = this.#named(service, name, from, []);
    this.#read.set(key, { scenario, from });
    return scenario;
  }

  /** A scenario outside the folders. */
  readPath(path: string): Scenario {
    const refuse = (problem: string) =>
      new ScenarioRefused([
        { file: path, line: 1, column: 1, field: "scenario", problem, remedy: "name a YAML file that is there" },
      ]);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) throw refuse("no such file");
    if (!found.isFile()) throw refuse("is not a file");
    return this.readText(readFileSync(path, "utf8"), path);
  }

  readText(text: string, shown: string): Scenario {
    const content = readScenarioText(text, shown);
    const services = servicesOf(content.value);
    const known = [...new Set(services)].filter((one) => this.#services.has(one));
    if (known.length === 0) {
      const unknown = services.map((one) =>
        unknownName(["service"], `no service ${one}`, one, [...this.#services.keys()]),
      );
      throw refused(content, [...shapeFindings(content.value), ...unknown]);
    }
    return this.#extended({ name: shown, services: known, content, self: undefined, from: [], extendedBy: [] });
  }

  #named(service: string, name: string, from: Shelved[], extendedBy: readonly string[]): Scenario {
    const file = this.#fileOf(service, name);
    const shown = `${service}/${name}.yaml`;
    if (file === undefined) {
      const remedy = this.#known(service, name);
      throw new ScenarioRefused([
        { file: shown, line: 1, column: 1, field: "scenario", problem: "no such scenario", remedy },
      ]);
    }
    from.push({ service, name, file, stamp: stampOf(file) });
    const content = readScenarioText(readFileSync(file, "utf8"), shown);
    const services = [...new Set(servicesOf(content.value))].filter((one) => this.#services.has(one));
    if (!services.includes(service)) {
      const [said] = servicesOf(content.value);
      const remedy = `it lies in the folder of ${service}`;
      const elsewhere = said === undefined ? [] : [{ path: ["service"], problem: `says ${said}`, remedy }];
      throw refused(content, [...shapeFindings(content.value), ...elsewhere]);
    }
    return this.#extended({ name: `${service}/${name}`, services, content, self: name, from, extendedBy });
  }

  #extended({ name, services, content, self, from, extendedBy }: Extending): Scenario {
    const said = isMapping(content.value) ? content.value.extends : undefined;
    const base = isText(said) ? said : self === "default" ? "none" : "default";
    const problems: Mistake[] = [];
    const mistaken = (problem: string, remedy: string) =>
      problems.push(mistakeOf(content, { path: ["extends"], problem, remedy }));
    const below =
      base === "none"
        ? []
        : services.flatMap((service): Scenario[] => {
            if (base === self || extendedBy.includes(base)) {
              mistaken("extends itself", "leave it out");
              return [];
            }
            if (!this.#fileOf(service, base)) {
              mistaken(`no scenario ${base}`, this.#near(service, base));
              return [];
            }
            const found = this.#named(service, base, from, [...extendedBy, ...(self === undefined ? [] : [self])]);
            const more = found.services.filter((one) => !services.includes(one));
            if (more.length > 0) mistaken(`${base} is for ${more.join(", ")}, too`, "name it, or extend another one");
            return [found];
          });
    return onTop({ name, services, content, below, problems });
  }

  #near(service: string, base: string): string {
    const { remedy } = unknownName([], "", base, this.names(service));
    return remedy;
  }

  #known(service: string, name: string): string {
    return meant(name, this.names(service));
  }

  #fileOf(service: string, name: string): string | undefined {
    if (!/^[a-z0-9-]+$/.test(name)) return undefined;
    return this.#folders.map((folder) => join(folder, service, `${name}.yaml`)).find((path) => existsSync(path));
  }

  #stillStands({ service, name, file, stamp }: Shelved): boolean {
    return this.#fileOf(service, name) === file && stampOf(file) === stamp;
  }
}

interface Extending {
  readonly name: string;
  readonly services: readonly string[];
  readonly content: Content;
  /** Its name in the folders, if it lies there. */
  readonly self: string | undefined;
  readonly from: Shelved[];
  readonly extendedBy: readonly string[];
}

const refused = (content: Content, findings: readonly Finding[]): ScenarioRefused =>
  new ScenarioRefused(findings.map((finding) => mistakeOf(content, finding)));

function stampOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file);
  return `${ino} ${size} ${mtimeMs}`;
}

/** What a file says of itself; one that cannot be read says so. */
function saidBy(file: string, service: string): Pick<ListedScenario, "services" | "says"> {
  try {
    const { value } = readScenarioText(readFileSync(file, "utf8"), file);
    const { scenario } = isMapping(value) ? value : {};
    return { services: servicesOf(value), says: isText(scenario) ? scenario : "" };
  } catch (error) {
    return { services: [service], says: error instanceof Error ? `cannot be read: ${error.message}` : "" };
  }
}
