import type { components } from "../../openapi/control/types.ts";
import type { CompiledContract } from "../http/compile.ts";
import type { Grade } from "../http/grade.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import type { ServiceSettings, SettingSpec } from "../runtime/settings.ts";
import { dialNamed, gradeOfRule, isStatusDial, statusDialOf } from "./dials.ts";

type Guesses = components["schemas"]["Guesses"];
type Guess = Guesses["guesses"][number];
type Lean = Omit<Guess, "times">;

interface Around {
  /** The contract of a service; undefined where an entry belongs to none. */
  contractOf(service: string): CompiledContract | undefined;
  /** The settings in force, of a service. */
  settingsOf(service: string): ServiceSettings;
  /** No entry was dropped. */
  readonly complete: boolean;
}

/** On which chosen and inferred behaviour the answers in a journal rest, and how often; the most frequent first. */
export function guessesOf(entries: readonly JournalEntry[], around: Around): Guesses {
  const answers = { total: 0, documented: 0, observed: 0, inferred: 0, chosen: 0 };
  const found = new Map<string, Guess>();
  for (const entry of entries) {
    const contract = around.contractOf(entry.service);
    const grade = contract && gradeOfAnswer(entry, contract);
    if (!contract || !grade) continue;
    answers.total += 1;
    answers[grade] += 1;
    for (const [key, lean] of leansOf(entry, contract, around.settingsOf(entry.service))) {
      found.set(key, { ...lean, times: (found.get(key)?.times ?? 0) + 1 });
    }
  }
  const guesses = [...found.values()].sort((one, other) => other.times - one.times || byName(one, other));
  return { answers, guesses, complete: around.complete };
}

const byName = (one: Guess, other: Guess): number =>
  `${one.service}/${one.rule} ${one.what}` < `${other.service}/${other.rule} ${other.what}` ? -1 : 1;

const statusOf = ({ grounds, reply }: JournalEntry): number => grounds?.status ?? reply.status;

const gradeOfAnswer = (entry: JournalEntry, contract: CompiledContract): Grade | undefined =>
  contract.gradeOf(entry.rule, contract.operations.get(entry.operation ?? ""), statusOf(entry));

const isGuess = (grade: Grade): boolean => grade === "inferred" || grade === "chosen";

/** What one answer leans on, each once. */
function leansOf(entry: JournalEntry, contract: CompiledContract, settings: ServiceSettings): Map<string, Lean> {
  const leans: readonly Lean[] = [
    ...refusalLeans(entry, contract, settings),
    ...settingLeans(entry, contract),
    ...appliedLeans(entry, contract),
    ...answerLeans(entry, contract),
  ];
  return new Map(leans.map((lean) => [`${lean.service}/${lean.rule}/${lean.what}/${String(lean.is)}`, lean]));
}

function refusalLeans(entry: JournalEntry, contract: CompiledContract, settings: ServiceSettings): readonly Lean[] {
  const rule = contract.rules.get(entry.rule ?? "");
  if (!rule?.refusal) return [];
  const { service } = entry;
  const { status, code } = rule.refusal;
  const dial = statusDialOf(rule, contract);
  const value = dial && (settings[dial.spec.name] ?? dial.spec.default);
  const leans: readonly Lean[] = [
    {
      service,
      rule: rule.id,
      what: "status",
      is: statusOf(entry),
      grade: status.grade,
      ...(dial && value !== undefined ? { setting: settingOf(dial.spec, value) } : {}),
    },
    { service, rule: rule.id, what: "code", is: code.is, grade: code.grade },
    { service, rule: rule.id, what: rule.statement, is: null, grade: rule.provenance.grade },
  ];
  return leans.filter(({ grade }) => isGuess(grade));
}

/** A setting stands where something else is as plausible; whoever's request made us read it leans on its value. */
function settingLeans({ service, grounds }: JournalEntry, contract: CompiledContract): readonly Lean[] {
  return Object.entries(grounds?.settings ?? {}).flatMap(([name, value]) => {
    const dial = dialNamed(name, contract);
    if (!dial || isStatusDial(dial)) return [];
    const { spec, rule } = dial;
    const grade = gradeOfRule(rule);
    const setting = settingOf(spec, value);
    return [{ service, rule: rule.id, what: name.replaceAll("-", " "), is: value, grade, setting }];
  });
}

/** Rules that made a difference, where no setting turns them. */
function appliedLeans({ service, grounds }: JournalEntry, contract: CompiledContract): readonly Lean[] {
  return (grounds?.applied ?? []).flatMap((id) => {
    const rule = contract.rules.get(id);
    if (!rule || rule.settings?.length || !isGuess(rule.provenance.grade)) return [];
    return [{ service, rule: id, what: rule.statement, is: null, grade: rule.provenance.grade }];
  });
}

function answerLeans(entry: JournalEntry, contract: CompiledContract): readonly Lean[] {
  const { service, operation, rule } = entry;
  const status = statusOf(entry);
  const grade = contract.operations.get(operation ?? "")?.gradeOf(status);
  if (rule !== undefined || operation === undefined || !grade || !isGuess(grade)) return [];
  return [{ service, rule: operation, what: "shape of the answer", is: status, grade }];
}

const settingOf = (
  { name, values = [] }: SettingSpec,
  value: ServiceSettings[string],
): NonNullable<Lean["setting"]> => ({
  name,
  value,
  others: values.filter((other) => other !== value),
});
