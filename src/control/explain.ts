import type { components } from "../../openapi/control/types.ts";
import type { Service } from "../core/service.ts";
import type { CompiledContract, ContractRule } from "../http/compile.ts";
import { canonical } from "../runtime/canonical.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import { redactValue } from "../runtime/redact.ts";
import type { ServiceSettings } from "../runtime/settings.ts";
import { type Dial, dialNamed, statusDialOf } from "./dials.ts";

type Explanation = components["schemas"]["Explanation"];
type Part = Explanation["parts"][number];

interface Around {
  readonly service: Service;
  readonly contract: CompiledContract;
  /** Those in force now; what an exchange read, its entry remembers. */
  readonly settings: ServiceSettings;
}

/** Why an answer was as it was: the rule, what it looked at, and how each part of the answer is known. Secrets are blotted out. */
export function explain(entry: JournalEntry, { service, contract, settings }: Around): Explanation {
  const { n, at, operation, reply, rule: refusing, grounds } = entry;
  const { method, path, query } = canonical(entry);
  const rule = refusing === undefined ? undefined : contract.rules.get(refusing);
  const status = grounds?.status ?? reply.status;
  const applied = (grounds?.applied ?? []).flatMap((id) => contract.rules.get(id) ?? []);
  return {
    n,
    at,
    service: service.name,
    operation: operation ?? null,
    method,
    address: query === "" ? path : `${path}?${query}`,
    status: reply.status,
    grade:
      contract.gradeOf(refusing, operation === undefined ? undefined : contract.operations.get(operation), status) ??
      null,
    rule: rule ? presented(rule, contract) : null,
    parts: rule?.refusal ? refusalParts(rule, { contract, settings, status }) : answerParts(entry, contract, status),
    state: (grounds?.state ?? []).map(({ table, row }) => ({ table, id: row.id, row: { ...shown(row) } })),
    unread: [...(grounds?.unread ?? [])],
    settings: Object.entries(grounds?.settings ?? {}).map(([name, value]) => ({
      name,
      value,
      rule: dialNamed(name, contract)?.rule.id ?? "",
    })),
    applied: applied.map(({ id, statement, provenance }) => ({ rule: id, statement, grade: provenance.grade })),
    change: changeOf(entry),
  };
}

/** A row without the values of secrets. */
function shown(row: object): Record<string, unknown> {
  const blotted = redactValue(row);
  return typeof blotted === "object" ? { ...blotted } : {};
}

const presented = ({ id, statement, kind, provenance }: ContractRule, contract: CompiledContract) => ({
  id,
  statement,
  kind,
  grade: provenance.grade,
  source: { ...contract.source(provenance.source) },
});

interface Answered {
  readonly contract: CompiledContract;
  readonly settings: ServiceSettings;
  readonly status: number;
}

/** Status and code of a refusal; each may be known in another way. */
function refusalParts(rule: ContractRule, { contract, settings, status }: Answered): Part[] {
  if (!rule.refusal) return [];
  const { status: declared, code } = rule.refusal;
  const dial = statusDialOf(rule, contract);
  return [
    {
      part: "status",
      is: status,
      grade: declared.grade,
      source: contract.source(declared.source).says,
      ...(dial ? { setting: turned(dial, settings) } : {}),
    },
    { part: "code", is: code.is, grade: code.grade, source: contract.source(code.source).says },
  ];
}

const turned = ({ spec }: Dial, settings: ServiceSettings): NonNullable<Part["setting"]> => ({
  name: spec.name,
  value: settings[spec.name] ?? spec.default,
  ...(spec.values ? { values: [...spec.values] } : {}),
});

function answerParts({ operation }: JournalEntry, contract: CompiledContract, status: number): Part[] {
  const known = operation === undefined ? undefined : contract.operations.get(operation)?.provenanceOf(status);
  if (!known) return [];
  return [{ part: "answer", is: status, grade: known.grade, source: contract.source(known.source).says }];
}

function changeOf({ grounds }: JournalEntry): Explanation["change"] {
  if (!grounds?.help) return null;
  const { set, remove, ...rest } = grounds.help;
  return { ...rest, ...(set ? { set: { ...set } } : {}), ...(remove ? { remove: [...remove] } : {}) };
}
