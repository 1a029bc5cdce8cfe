import type { Change } from "../core/change.ts";
import type { Service } from "../core/service.ts";
import type { CompiledContract, ContractRule } from "../http/compile.ts";
import type { Grade } from "../http/grade.ts";
import { nearestRoute } from "../http/nearest-route.ts";
import type { JournalEntry } from "../runtime/journal/journal.ts";
import { isSecretName, redactMembers, redactPairs, redactText, redactValue } from "../runtime/journal/redact.ts";
import type { ServiceSettings, SettingValue } from "../runtime/settings.ts";
import { inWords, type Source, sourceOf } from "./sources.ts";

interface ExplainedSetting {
  readonly name: string;
  readonly value: SettingValue;
  readonly values?: readonly SettingValue[];
}

/** One thing that was answered, and how we know it. */
interface Part {
  readonly part: "status" | "code" | "answer";
  readonly is: unknown;
  readonly grade: Grade;
  readonly source: string;
  readonly setting?: ExplainedSetting;
}

/** Why an exchange went as it did, and what would have changed it. */
export interface Explanation {
  readonly n: number;
  readonly at: string;
  readonly service: string;
  readonly operation: string | null;
  readonly method: string;
  /** Path and query without secrets. */
  readonly address: string;
  readonly status: number;
  readonly grade: Grade | null;
  readonly rule: null | {
    readonly id: string;
    readonly statement: string;
    readonly kind: "refuses" | "applies";
    readonly grade: Grade;
    readonly source: Source;
  };
  readonly parts: readonly Part[];
  readonly state: readonly { readonly table: string; readonly id: string | number; readonly row: unknown }[];
  /** What the handler asked outside, without secrets; left out where it asked nothing. */
  readonly asked?: JournalEntry["asked"] & object;
  readonly unread: readonly string[];
  readonly settings: readonly { readonly name: string; readonly value: SettingValue; readonly rule: string }[];
  readonly applied: readonly { readonly rule: string; readonly statement: string; readonly grade: Grade }[];
  readonly change: Change | null;
}

export interface Known {
  readonly service: Service;
  readonly contract: CompiledContract;
  /** In force now, for what the entry says nothing about. */
  readonly settings: ServiceSettings;
}

export function explain(entry: JournalEntry, known: Known): Explanation {
  const { n, at, service, operation = null, request, reply } = entry;
  const rule = entry.rule === undefined ? undefined : known.contract.rules.get(entry.rule);
  const read = settingsRead(entry, known);
  return {
    n,
    at,
    service,
    operation,
    method: request.method,
    address: request.path + (request.query === "" ? "" : `?${redactPairs(request.query)}`),
    status: reply.status,
    grade: known.contract.gradeOf(entry.rule, operationOf(entry, known), statusOf(entry)) ?? null,
    rule: rule
      ? {
          id: rule.id,
          statement: rule.statement,
          kind: rule.kind,
          grade: rule.provenance.grade,
          source: sourceOf(rule.provenance.source, known.service),
        }
      : null,
    parts: rule?.refusal ? refusalParts(entry, rule, read, known) : answerParts(entry, known),
    state: (entry.grounds?.state ?? []).map(({ table, row }) => ({ table, id: row.id, row: redactValue(row) })),
    ...(entry.asked ? { asked: [...entry.asked] } : {}),
    unread: [...(entry.grounds?.unread ?? [])],
    settings: read.map(({ name, value, rule: { id } }) => ({ name, value, rule: id })),
    applied: appliedRules(entry, known).map(({ id, statement, provenance: { grade } }) => ({
      rule: id,
      statement,
      grade,
    })),
    change: changeFor(entry, known) ?? null,
  };
}

const operationOf = ({ operation }: JournalEntry, { contract }: Known) =>
  operation === undefined ? undefined : contract.operations.get(operation);

/** The vendor's own status, also where an envelope hid it. */
export const statusOf = ({ grounds, reply }: JournalEntry): number => grounds?.status ?? reply.status;

export interface ReadSetting extends ExplainedSetting {
  readonly rule: ContractRule;
}

/** The settings that an exchange read, as they stood, each with the rule that has it. */
export function settingsRead({ grounds }: JournalEntry, { contract, settings }: Known): readonly ReadSetting[] {
  return (grounds?.settingsRead ?? []).flatMap((name) => {
    const rule = contract.ruleOfSetting(name);
    const value = (grounds?.settings ?? settings)[name];
    if (!rule || value === undefined) return [];
    const values = rule.settings?.find((one) => one.name === name)?.values;
    return [{ name, value, rule, ...(values ? { values } : {}) }];
  });
}

/** Rules that made a difference; those of other exchanges that were under way at the same time are left out. */
export function appliedRules({ grounds, operation }: JournalEntry, { contract }: Known): readonly ContractRule[] {
  return (grounds?.applied ?? []).flatMap((id) => {
    const rule = contract.rules.get(id);
    return rule && operation !== undefined && rule.operations.includes(operation) ? [rule] : [];
  });
}

/** The setting that gave an answer its status: one that was read, is about a status and has this value. */
export const statusSetting = (status: number, read: readonly ReadSetting[]): ReadSetting | undefined =>
  read.find(({ name, value }) => name.endsWith("-status") && value === status);

function refusalParts(
  entry: JournalEntry,
  { refusal }: ContractRule,
  read: readonly ReadSetting[],
  { service }: Known,
): readonly Part[] {
  if (!refusal) return [];
  const status = statusOf(entry);
  const turned = statusSetting(status, read);
  const setting = turned && {
    name: turned.name,
    value: turned.value,
    ...(turned.values ? { values: turned.values } : {}),
  };
  return [
    {
      part: "status",
      is: status,
      grade: refusal.status.grade,
      source: inWords(sourceOf(refusal.status.source, service)),
      ...(setting ? { setting } : {}),
    },
    {
      part: "code",
      is: refusal.code.is,
      grade: refusal.code.grade,
      source: inWords(sourceOf(refusal.code.source, service)),
    },
  ];
}

function answerParts(entry: JournalEntry, known: Known): readonly Part[] {
  const status = statusOf(entry);
  const provenance = operationOf(entry, known)?.provenanceOf(status);
  if (!provenance) return [];
  return [
    {
      part: "answer",
      is: status,
      grade: provenance.grade,
      source: inWords(sourceOf(provenance.source, known.service)),
    },
  ];
}

function changeFor(entry: JournalEntry, { service, contract }: Known): Change | undefined {
  const { fault, grounds, operation, request } = entry;
  if (fault) return { says: `fault ${fault.id} was waiting for this call; send it again${leftOf(fault.next)}` };
  if (grounds?.help) return withoutSecrets(grounds.help);
  if (operation !== undefined || statusOf(entry) < 400) return undefined;
  const meant = service.normalise?.request?.(request) ?? request;
  return nearestRoute(contract, meant, request);
}

/** A suggestion may repeat what was sent; from a secret on, its sentence is not told. */
function withoutSecrets({ says, set, ...change }: Change): Change {
  if (!set) return { ...change, says: redactText(says) };
  const told = Object.keys(set).filter(isSecretName).reduce(cutAt, says);
  return { ...change, says: redactText(told), set: redactMembers(set) };
}

function cutAt(says: string, name: string): string {
  const [before, after] = says.split(`${name}: `, 2);
  return after === undefined ? says : `${before}${name}: [redacted]`;
}

const leftOf = (next: number): string => (next > 1 ? `, ${next - 1} more will fail` : "");
