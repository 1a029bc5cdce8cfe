import { addRoute, createRouter, findRoute } from "rou3";
import { readContractFile } from "../../openapi/read.ts";
import { errorCodeIn } from "../core/error-code.ts";
import { listenTo } from "../core/switch.ts";
import type { SettingSpec } from "../runtime/settings.ts";
import { CompiledOperation, type Provenance, usualBodyLimit } from "./compiled-operation.ts";
import { ContractDocument, type Json } from "./document.ts";
import { type Grade, weakest } from "./grade.ts";
import { ContractSchemas } from "./schemas.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

interface Refusal extends Provenance {
  readonly is: number | string;
}
export interface ContractRule {
  readonly id: string;
  readonly statement: string;
  readonly kind: "refuses" | "applies";
  readonly by: string;
  readonly at?: readonly string[];
  readonly operations: readonly string[];
  readonly provenance: Provenance;
  readonly refusal?: { readonly status: Refusal; readonly code: Refusal };
  readonly settings?: readonly SettingSpec[];
}

export interface RouteMatch {
  readonly operation: CompiledOperation;
  readonly params: Readonly<Record<string, string>>;
}

const compiled = new Map<string, CompiledContract>();

/** A contract made ready to serve, once for all simulators of the process. `without`: keywords that a mutant takes away. */
export function compiledContract(folder: string, without: readonly string[] = []): CompiledContract {
  const key = [folder, ...without].join("\n");
  const contract = compiled.get(key) ?? new CompiledContract(folder, without);
  compiled.set(key, contract);
  return contract;
}

/** A contract made ready to serve: routes, decoders, validators and grades. */
export class CompiledContract {
  readonly document: ContractDocument;
  readonly rules: ReadonlyMap<string, ContractRule>;
  readonly operations: ReadonlyMap<string, CompiledOperation>;
  /** Bytes of the longest body that any operation takes; an address that there is not takes the usual ones. */
  readonly bodyLimit: number;
  readonly #router = createRouter<CompiledOperation>();

  constructor(folder: string, without: readonly string[] = []) {
    const rules = readContractFile(folder, "rules") as ContractRule[];
    this.rules = new Map(rules.map((rule) => [rule.id, rule]));
    listenTo(rules.filter(isOfInterest).map(({ id }) => id));
    this.document = new ContractDocument(folder, without);
    const ruleAt = new Map(rules.flatMap((rule) => (rule.at ?? []).map((pointer) => [pointer, rule.id] as const)));
    const schemas = new ContractSchemas(this.document, ruleAt);
    const operations = new Map<string, CompiledOperation>();
    for (const [path, item] of Object.entries(this.document.root.paths as Json)) {
      const offered = methods.filter((method) => method in (item as Json)).map((method) => method.toUpperCase());
      for (const method of methods) {
        const part = (item as Json)[method] as Json | undefined;
        if (!part) continue;
        const operation = new CompiledOperation({
          document: this.document,
          schemas,
          path,
          method,
          part,
          item: item as Json,
          offered,
        });
        operations.set(operation.id, operation);
        addRoute(this.#router, operation.method, routePattern(operation), operation);
      }
    }
    this.operations = operations;
    this.bodyLimit = Math.max(usualBodyLimit, ...[...operations.values()].map(({ bodyLimit }) => bodyLimit));
  }

  match(method: string, path: string): RouteMatch | undefined {
    const found = this.#find(method, path);
    if (!found) return undefined;
    const params: Record<string, string> = {};
    for (const [name, text] of Object.entries(found.params ?? {})) {
      const decoded = decodeSegment(text ?? "");
      if (decoded === undefined) return undefined;
      params[name] = decoded;
    }
    return { operation: found.data, params };
  }

  /** The methods that an address offers, in the contract's order; none where there is no such address. */
  methodsAt(path: string): readonly string[] {
    for (const method of methods) {
      const found = this.#find(method.toUpperCase(), path);
      if (found) return found.data.offered;
    }
    return [];
  }

  /** The router overlooks a final slash; an address does not. */
  #find(method: string, path: string) {
    const found = findRoute(this.#router, method, path);
    return found && found.data.path.endsWith("/") === path.endsWith("/") ? found : undefined;
  }

  /** The code of an error body, as far as it has one. */
  codeIn(body: unknown): string | undefined {
    return errorCodeIn(body, this.document.errorCode);
  }

  /** The rule about the order of checks that a refusal of the shape follows, where there is one. */
  orderRuleOf(operation: string, { status, body }: { readonly status: number; readonly body: unknown }) {
    const code = this.codeIn(body);
    for (const { id, by, operations, refusal } of this.rules.values()) {
      if (by !== "order" || !operations.includes(operation)) continue;
      if (refusal?.status.is === status && String(refusal.code.is) === code) return id;
    }
    return undefined;
  }

  /** The rule that has a setting of that name. */
  ruleOfSetting(name: string): ContractRule | undefined {
    for (const rule of this.rules.values()) if (rule.settings?.some((one) => one.name === name)) return rule;
    return undefined;
  }

  /** How we know what an answer claims: the rule that refused, or the declared response. */
  gradeOf(rule: string | undefined, operation: CompiledOperation | undefined, status: number): Grade | undefined {
    const known = rule === undefined ? undefined : this.rules.get(rule);
    if (known?.refusal) return weakest([known.provenance.grade, known.refusal.status.grade, known.refusal.code.grade]);
    return operation?.gradeOf(status);
  }
}

/** What answers lean on without anybody knowing; what is documented or observed can be relied on. */
const isOfInterest = ({ kind, provenance, settings = [] }: ContractRule): boolean =>
  kind === "applies" && (provenance.grade === "inferred" || provenance.grade === "chosen" || settings.length > 0);

function decodeSegment(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const routePattern = (operation: CompiledOperation): string =>
  operation.path.replace(/\{([^}]+)\}/g, (_all, name: string) => {
    const route = operation.fields.find((field) => field.place === "path" && field.name === name)?.route;
    return `:${name}${route === undefined ? "" : `(${route})`}`;
  });
