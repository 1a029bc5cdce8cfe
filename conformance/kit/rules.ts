import { grades, type Provenance } from "./grade.ts";
import { isMembers, list, member, text, texts } from "./json.ts";

/** A business rule of rules.yaml, as far as checks need it. */
export interface Rule {
  id: string;
  statement: string;
  /** `refuses` or `applies`. */
  kind: string;
  /** Where the service enforces it, e.g. `demand`; for `shape`, `at` points into openapi.yaml. */
  by: string;
  at: readonly string[];
  operations: readonly string[];
  provenance: Provenance;
  refusal: { status?: Claim; code?: Claim } | undefined;
  settings: readonly Setting[];
}

export interface Claim extends Provenance {
  is: unknown;
}

export interface Setting {
  name: string;
  default: unknown;
  /** Everything it may be, the default included; empty where a schema says it. */
  values: readonly unknown[];
  /** JSON Schema of its values, where they are not listed. */
  schema: unknown;
  /** Ids of other rules that it holds for. */
  also: readonly string[];
}

export function readRules(rules: unknown): ReadonlyMap<string, Rule> {
  // The file may hold the list itself or the list under `rules`.
  const entries = Array.isArray(rules) ? list(rules) : list(member(rules, "rules"));
  return new Map(entries.map(readRule).map((rule) => [rule.id, rule]));
}

function readRule(entry: unknown): Rule {
  const refusal = member(entry, "refusal");
  const id = text(member(entry, "id")) ?? "";
  const status = readClaim(member(refusal, "status"), `rules.yaml#/${id}/refusal/status`);
  const code = readClaim(member(refusal, "code"), `rules.yaml#/${id}/refusal/code`);
  return {
    id,
    statement: text(member(entry, "statement")) ?? "",
    kind: text(member(entry, "kind")) ?? "",
    by: text(member(entry, "by")) ?? "",
    at: texts(member(entry, "at")),
    operations: texts(member(entry, "operations")),
    provenance: readProvenance(member(entry, "provenance"), `rules.yaml#/${id}`),
    refusal: isMembers(refusal) ? { ...(status && { status }), ...(code && { code }) } : undefined,
    settings: list(member(entry, "settings")).map((setting) => ({
      name: text(member(setting, "name")) ?? "",
      default: member(setting, "default"),
      values: list(member(setting, "values")),
      schema: member(setting, "schema"),
      also: texts(member(setting, "also")),
    })),
  };
}

function readProvenance(value: unknown, pointer: string): Provenance {
  const source = text(member(value, "source"));
  return {
    grade: grades.find((grade) => grade === member(value, "grade")) ?? "chosen",
    ...(source !== undefined && { source }),
    pointer,
  };
}

const readClaim = (value: unknown, pointer: string): Claim | undefined =>
  isMembers(value) ? { is: value["is"], ...readProvenance(value, pointer) } : undefined;
