import type { Contract, Operation } from "../contract.ts";
import { member, members } from "../json.ts";
import { inWords } from "./schema-places.ts";
import { isParameter, type Slot, type Slots } from "./slots.ts";

export const dimensions = [
  "operations",
  "statuses",
  "codes",
  "parameters",
  "enumValues",
  "positive",
  "contrast",
  "statements",
] as const;
/** What there is to cover; `positive` and `contrast` are the two sides of every rule. */
export type Dimension = (typeof dimensions)[number];

/** Ids that read, each once, e.g. `status createOrder 500`. */
export type Declared = Readonly<Record<Dimension, readonly string[]>>;

/** Everything that a contract declares. */
export function declaredBy(contract: Contract, slots: Slots): Declared {
  const each = (of: (operation: Operation) => readonly string[]) => [
    ...new Set([...contract.operations.values()].flatMap(of)),
  ];
  const rules = [...contract.rules.keys()];
  return {
    operations: [...contract.operations.keys(), ...webhooksOf(contract)].map(ids.operation),
    statuses: each((operation) => statusesOf(operation).map((status) => ids.status(operation.id, status))),
    codes: each((operation) => [
      ...codesBySchema(slots, operation, contract.errorCode),
      ...codesByRule(contract, operation),
    ]),
    parameters: each((operation) =>
      slots
        .sent(operation)
        .filter(isParameter)
        .map(({ words }) => ids.parameter(operation.id, words)),
    ),
    enumValues: each((operation) => [
      ...enumerated(operation, slots.sent(operation)),
      ...statusesOf(operation).flatMap((status) => enumerated(operation, slots.answered(operation, status))),
    ]),
    positive: rules.map(ids.positive),
    contrast: rules.map(ids.contrast),
    statements: contract.statements.map(ids.statement),
  };
}

/** How each thing is called in `missing` and in excused.yaml. */
export const ids = {
  operation: (operation: string) => `operation ${operation}`,
  status: (operation: string, status: number) => `status ${operation} ${status}`,
  code: (operation: string, status: number, code: unknown) => `code ${operation} ${status} ${valueInWords(code)}`,
  parameter: (operation: string, words: string) => `parameter ${operation} ${words}`,
  enumValue: (operation: string, words: string, value: unknown) => `enum ${operation} ${words} ${valueInWords(value)}`,
  positive: (rule: string) => `rule ${rule} positive`,
  contrast: (rule: string) => `rule ${rule} contrast`,
  statement: (source: string) => `statement ${source}`,
};

const valueInWords = (value: unknown): string =>
  typeof value === "string" && value !== "" ? value : JSON.stringify(value);

/** What the vendor asks its callers, by the names in the document. */
export const webhooksOf = ({ document }: Contract): readonly string[] =>
  Object.keys(members(member(document.root, "webhooks")));

const statusesOf = ({ responses }: Operation): readonly number[] =>
  [...responses.keys()].filter((status) => !Number.isNaN(status));

const enumerated = ({ id }: Operation, slots: readonly Slot[]): readonly string[] =>
  slots.flatMap(({ words, values }) => values.map((value) => ids.enumValue(id, words, value)));

function codesBySchema(slots: Slots, operation: Operation, steps: Contract["errorCode"]): readonly string[] {
  return statusesOf(operation)
    .filter((status) => status >= 400)
    .flatMap((status) =>
      slots
        .answered(operation, status)
        .filter((slot) => inWords(slot.steps) === inWords(steps))
        .flatMap(({ values, constants }) => [...values, ...constants])
        .map((code) => ids.code(operation.id, status, code)),
    );
}

/** A vendor may keep its codes elsewhere than in a member of that name, or refuse with 200; rules know. */
function codesByRule(contract: Contract, { id, responses }: Operation): readonly string[] {
  return [...contract.rules.values()].flatMap(({ operations, refusal: { status, code } = {} }) => {
    if (!operations.includes(id) || !status || !code || !responses.has(Number(status.is))) return [];
    return [ids.code(id, Number(status.is), code.is)];
  });
}
