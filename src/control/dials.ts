import type { CompiledContract, ContractRule } from "../http/compile.ts";
import { type Grade, weakest } from "../http/grade.ts";
import type { SettingSpec } from "../runtime/settings.ts";

/** A setting and the rule of rules.yaml that declares it. */
export interface Dial {
  readonly spec: SettingSpec;
  readonly rule: ContractRule;
}

export const isStatusDial = ({ spec }: Dial): boolean => spec.name.endsWith("-status");

export function dialNamed(name: string, contract: CompiledContract): Dial | undefined {
  return dialsOf(contract).find(({ spec }) => spec.name === name);
}

/** The setting that turns the status of a refusal: the rule's own, or that of a rule which refuses with the same code. */
export function statusDialOf(rule: ContractRule, contract: CompiledContract): Dial | undefined {
  const dials = dialsOf(contract).filter(isStatusDial);
  const code = rule.refusal?.code.is;
  return dials.find((dial) => dial.rule.id === rule.id) ?? dials.find((dial) => dial.rule.refusal?.code.is === code);
}

/** How we know all of a rule: what it says, and what it answers. */
export const gradeOfRule = ({ provenance, refusal }: ContractRule): Grade =>
  weakest([provenance.grade, ...(refusal ? [refusal.status.grade, refusal.code.grade] : [])]);

const dialsOf = ({ rules }: CompiledContract): readonly Dial[] =>
  [...rules.values()].flatMap((rule) => (rule.settings ?? []).map((spec) => ({ spec, rule })));
