import { readContractFile } from "../../openapi/read.ts";

export type Json = Readonly<Record<string, unknown>>;

/** A parsed openapi.yaml that knows where each of its parts stands. */
export class ContractDocument {
  readonly root: Json;
  readonly #pointers = new WeakMap<object, string>();

  /** `without`: JSON pointers of keywords that a mutant takes away. */
  constructor(folder: string, without: readonly string[] = []) {
    const root = readContractFile(folder, "openapi") as Json;
    this.root = without.length > 0 ? structuredClone(root) : root;
    for (const pointer of without) this.#take(pointer);
    this.#walk(this.root, "#");
  }

  /** The JSON pointer of a part, e.g. `#/components/schemas/OrderRequest`. */
  pointerOf(part: object): string | undefined {
    return this.#pointers.get(part);
  }

  /** The member of an error body that is its code, dotted where nested. */
  get errorCode(): string {
    return String(this.root["x-error-code"] ?? "code");
  }

  /** The part itself, or what it refers to. */
  resolve(part: unknown): Json {
    const json = part as Json;
    return typeof json.$ref === "string" ? this.resolve(this.at(json.$ref)) : json;
  }

  at(pointer: string): unknown {
    let part: unknown = this.root;
    for (const name of names(pointer)) {
      part = (part as Json | undefined)?.[name];
      if (part === undefined) throw new Error(`the contract has nothing at ${pointer}`);
    }
    return part;
  }

  #take(pointer: string): void {
    const path = names(pointer);
    const keyword = path.pop() ?? "";
    const parent = this.at(`#/${path.map(escaped).join("/")}`) as Record<string, unknown>;
    if (!(keyword in parent)) throw new Error(`the contract has nothing at ${pointer}`);
    delete parent[keyword];
  }

  #walk(part: unknown, pointer: string): void {
    if (typeof part !== "object" || part === null) return;
    if (this.#pointers.has(part)) return;
    this.#pointers.set(part, pointer);
    for (const [name, member] of Object.entries(part)) this.#walk(member, `${pointer}/${escaped(name)}`);
  }
}

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

const names = (pointer: string): string[] =>
  pointer
    .replace(/^#\/?/, "")
    .split("/")
    .filter((name) => name !== "")
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
