import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../../src/package.ts";

export type Json = { readonly [name: string]: unknown };

export interface Rule {
  readonly id: string;
  readonly statement: string;
  readonly kind: string;
  readonly by: string;
  readonly at?: readonly string[];
  readonly operations: readonly string[];
  readonly provenance: Claim;
  readonly refusal?: { readonly status: Claim; readonly code: Claim };
  readonly settings?: readonly Setting[];
}

export interface Claim {
  readonly is?: string | number;
  readonly grade: string;
  readonly source: string;
}

export interface Setting {
  readonly name: string;
  readonly values?: readonly (string | number | boolean)[];
  readonly schema?: { readonly type: string };
  readonly default: string | number | boolean;
  /** Ids of other rules that it holds for. */
  readonly also?: readonly string[];
}

export interface Source {
  readonly id: string;
  readonly says: string;
  readonly kind?: string;
  readonly heading?: string;
  readonly address?: string;
}

export interface Sources {
  readonly document: { readonly title: string; readonly address: string };
  readonly statements: readonly Source[];
  readonly evidence?: readonly Source[];
  readonly choices?: readonly Source[];
}

/** One contract, read from its YAML as it stands in the repository. */
export class ContractFiles {
  readonly name: string;
  readonly folder: string;
  constructor(name: string, folder: string) {
    this.name = name;
    this.folder = folder;
  }

  read(file: string): unknown {
    return parse(readFileSync(join(this.folder, `${file}.yaml`), "utf8"));
  }

  get openapi(): Json {
    return this.read("openapi") as Json;
  }

  get rules(): readonly Rule[] {
    return this.read("rules") as readonly Rule[];
  }

  get sources(): Sources {
    return this.read("sources") as Sources;
  }

  get sourceIds(): readonly string[] {
    const { statements, evidence = [], choices = [] } = this.sources;
    return [...statements, ...evidence, ...choices].map(({ id }) => id);
  }

  get settings(): readonly Setting[] {
    return this.rules.flatMap(({ settings = [] }) => settings);
  }
}

const openapi = join(root, "openapi");
const example = new ContractFiles("the example's", join(root, "test/example/openapi"));

/** Contracts of vendors: those with rules. */
export const vendors: readonly ContractFiles[] = readdirSync(openapi)
  .filter((name) => existsSync(join(openapi, name, "rules.yaml")))
  .map((name) => new ContractFiles(name, join(openapi, name)));

/** Contracts that are written while their service, cases and README are on their way. */
export const awaited: readonly string[] = [];

export const contracts: readonly ContractFiles[] = existsSync(example.folder) ? [...vendors, example] : vendors;

/** For `describe.each`. */
export const named = (list: readonly ContractFiles[]) => list.map((contract) => [contract.name, contract] as const);

export const duplicates = (list: readonly string[]): readonly string[] =>
  list.filter((one, i) => list.indexOf(one) !== i);
