import type { Service } from "../core/service.ts";
import type { CompiledContract, ContractRule } from "../http/compile.ts";
import type { Grade } from "../http/grade.ts";
import { isPage } from "../http/pages.ts";
import type { JournalEntry } from "../runtime/journal/journal.ts";
import type { SettingValue } from "../runtime/settings.ts";
import { appliedRules, type ReadSetting, settingsRead, statusOf, statusSetting } from "./explain.ts";

/** Behaviour that nobody outside the vendor knows for sure and that answers relied on. */
export interface Guess {
  readonly service: string;
  /** The rule; or the operation, where the guess is about its answer. */
  readonly rule: string;
  /** In a word or two: `status`, `code`, `answer`, or what the rule decides. */
  readonly what: string;
  readonly is: unknown;
  readonly grade: Grade;
  /** Answers that relied on it. */
  readonly times: number;
  readonly setting?: {
    readonly name: string;
    readonly value: SettingValue;
    readonly others: readonly SettingValue[];
  };
}

export interface Guesses {
  readonly answers: { readonly total: number } & Readonly<Record<Grade, number>>;
  readonly guesses: readonly Guess[];
  /** Whether the journal still holds every exchange. */
  readonly complete: boolean;
  /** Answers made while others were under way: rules that only apply may be missing from them, see `Witness`. */
  readonly overlapped: number;
}

interface KnownServices {
  readonly services: ReadonlyMap<string, { readonly service: Service; readonly contract: CompiledContract }>;
  /** Entries that the journal holds no more. */
  readonly dropped: number;
}

type Once = Omit<Guess, "times">;

/** What the exchanges of a journal relied on without anybody knowing; the most used first. */
export function guessesOf(entries: readonly JournalEntry[], { services, dropped }: KnownServices): Guesses {
  const answers = { total: 0, documented: 0, observed: 0, inferred: 0, chosen: 0 };
  const times = new Map<string, { readonly guess: Once; count: number }>();
  for (const entry of entries) {
    const known = services.get(entry.service);
    if (!known || isPage(entry.request)) continue;
    answers.total += 1;
    const operation = entry.operation === undefined ? undefined : known.contract.operations.get(entry.operation);
    const grade = known.contract.gradeOf(entry.rule, operation, statusOf(entry));
    if (grade) answers[grade] += 1;
    for (const guess of guessesIn(entry, known)) {
      const key = JSON.stringify([guess.service, guess.rule, guess.what, guess.is]);
      const counted = times.get(key);
      if (counted) counted.count += 1;
      else times.set(key, { guess, count: 1 });
    }
  }
  const guesses = [...times.values()]
    .map(({ guess, count }): Guess => ({ ...guess, times: count }))
    .sort((one, other) => other.times - one.times || (nameOf(one) < nameOf(other) ? -1 : 1));
  const overlapped = entries.filter(({ grounds }) => grounds?.overlapped).length;
  return { answers, guesses, complete: dropped === 0, overlapped };
}

const nameOf = ({ service, rule, what }: Guess): string => `${service}/${rule} ${what}`;

const isGuess = (grade: Grade): boolean => grade === "inferred" || grade === "chosen";

/** Each guess once, however often one answer relied on it. */
function guessesIn(
  entry: JournalEntry,
  { service, contract }: { readonly service: Service; readonly contract: CompiledContract },
): readonly Once[] {
  const known = { service, contract, settings: {} };
  const read = settingsRead(entry, known);
  const rule = entry.rule === undefined ? undefined : contract.rules.get(entry.rule);
  const turned = rule?.refusal && statusSetting(statusOf(entry), read);
  const others = read.filter((setting) => setting !== turned && !setting.name.endsWith("-status"));
  const settled = new Set(others.map((setting) => setting.rule.id));
  return [
    ...(rule ? refusalGuesses(entry, rule, turned) : answerGuesses(entry, contract)),
    ...others.map((setting) => ({
      service: entry.service,
      rule: setting.rule.id,
      what: setting.name,
      is: setting.value,
      grade: "chosen" as const,
      setting: dial(setting),
    })),
    ...appliedRules(entry, known)
      .filter(({ id, provenance }) => isGuess(provenance.grade) && !settled.has(id))
      .map(({ id, statement, provenance: { grade } }) => ({
        service: entry.service,
        rule: id,
        what: "rule",
        is: statement,
        grade,
      })),
  ];
}

const dial = ({ name, value, values = [] }: ReadSetting): NonNullable<Guess["setting"]> => ({
  name,
  value,
  others: values.filter((one) => one !== value),
});

function refusalGuesses(entry: JournalEntry, rule: ContractRule, turned: ReadSetting | undefined): readonly Once[] {
  const { id, statement, provenance, refusal } = rule;
  const of = { service: entry.service, rule: id };
  const guesses: Once[] = [];
  if (isGuess(provenance.grade)) guesses.push({ ...of, what: "rule", is: statement, grade: provenance.grade });
  if (refusal && (isGuess(refusal.status.grade) || turned)) {
    guesses.push({
      ...of,
      what: "status",
      is: statusOf(entry),
      grade: refusal.status.grade,
      ...(turned ? { setting: dial(turned) } : {}),
    });
  }
  if (refusal && isGuess(refusal.code.grade))
    guesses.push({ ...of, what: "code", is: refusal.code.is, grade: refusal.code.grade });
  return guesses;
}

function answerGuesses(entry: JournalEntry, contract: CompiledContract): readonly Once[] {
  const { operation, service } = entry;
  if (operation === undefined) return [];
  const status = statusOf(entry);
  const provenance = contract.operations.get(operation)?.provenanceOf(status);
  if (!provenance || !isGuess(provenance.grade)) return [];
  return [{ service, rule: operation, what: "answer", is: status, grade: provenance.grade }];
}
