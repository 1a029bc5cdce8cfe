import { type Contract, type Operation, provenanceOf } from "./contract.ts";
import { follow } from "./document.ts";
import { type Provenance, unknownProvenance, weakest } from "./grade.ts";
import { bodySchema, fittingBranches, gradeOfAnswer } from "./property.ts";
import type { Rule } from "./rules.ts";
import type { ConformanceCase } from "./suite.ts";

export interface ExpectedRefusal {
  operation: Operation | undefined;
  status: number;
  code: string | undefined;
  rule?: string;
}

/** How sure each part of an expected refusal is: that it is refused at all, its status, its code. */
export interface RefusalGrades {
  refused: Provenance;
  status: Provenance;
  code: Provenance;
  rule?: string;
}

/** By the rule that refuses; where the case names none that fits, by the contract's own words on the answer. */
export function refusalOf(contract: Contract, file: ConformanceCase, expected: ExpectedRefusal): RefusalGrades {
  const [first, ...others] = refusingRules(contract, file, expected);
  const answer = gradeOfRefusalAnswer(contract, expected);
  if (first === undefined) return { refused: answer, status: answer, code: gradeOfCode(contract, expected, answer) };
  const all = [first, ...others];
  const part = (of: (rule: Rule) => Provenance | undefined, otherwise: Provenance): Provenance => {
    const [one, ...more] = all.flatMap((rule) => of(rule) ?? []);
    return one === undefined ? otherwise : weakest(one, ...more);
  };
  return {
    refused: weakest(first.provenance, ...others.map(({ provenance }) => provenance)),
    status: bare(part(({ refusal }) => refusal?.status, answer)),
    code: bare(part(({ refusal }) => refusal?.code, answer)),
    rule: first.id,
  };
}

const bare = ({ grade, source, pointer }: Provenance): Provenance => ({
  grade,
  ...(source !== undefined && { source }),
  ...(pointer !== undefined && { pointer }),
});

function refusingRules(contract: Contract, file: ConformanceCase, { operation, code, rule }: ExpectedRefusal): Rule[] {
  const named = rule === undefined ? (file.rules?.positive ?? []) : [rule];
  const rules = named.flatMap((id) => contract.rules.get(id) ?? []).filter(({ refusal }) => refusal !== undefined);
  if (rule !== undefined) return rules;
  return rules
    .filter(({ operations }) => operation === undefined || operations.includes(operation.id))
    .filter(({ refusal }) => code === undefined || refusal?.code === undefined || String(refusal.code.is) === code);
}

function gradeOfRefusalAnswer(contract: Contract, { operation, status }: ExpectedRefusal): Provenance {
  return operation === undefined ? unknownProvenance : gradeOfAnswer(contract, operation, status);
}

/** A body of nothing but its code. */
const bodyOf = (steps: readonly string[], code: unknown): unknown =>
  steps.reduceRight<unknown>((inner, name) => ({ [name]: inner }), code);

/** An error schema carries the grade of its code; it is found by the constant. */
function gradeOfCode(
  contract: Contract,
  { operation, status, code }: ExpectedRefusal,
  otherwise: Provenance,
): Provenance {
  const response = operation?.responses.get(status);
  const schema = response && bodySchema(contract, response);
  if (schema === undefined) return otherwise;
  const here = follow(contract.document, schema);
  const [branch] = fittingBranches(contract.document, here, bodyOf(contract.errorCode, code));
  return provenanceOf(follow(contract.document, branch ?? here)) ?? otherwise;
}
