import type { Contract, Operation } from "../contract.ts";
import { at, parsed } from "../json.ts";
import type { Exchange } from "../record.ts";
import type { SuiteDefinition } from "../suite.ts";
import { ids } from "./declared.ts";
import { valuesAt } from "./schema-places.ts";
import { operationOf, sentIn } from "./sent.ts";
import { isParameter, type Slot, type Slots } from "./slots.ts";

/** An exchange of a case, and the suite that knows the vendor's error codes. */
interface Asked {
  suite: SuiteDefinition;
  exchange: Exchange;
}

interface Answered extends Asked {
  errorCode: Contract["errorCode"];
}

/**
 * What one exchange shows of the contract. An exchange that names no operation shows only what it sent to the address
 * that it was sent to, for its answer was judged by no contract.
 */
export async function seenIn(contract: Contract, slots: Slots, { suite, exchange }: Asked): Promise<readonly string[]> {
  const operation = operationOf(contract, exchange);
  if (operation === undefined || exchange.status === 0) return [];
  const sent = await sentIn(operation, exchange);
  const asked = slots.sent(operation).flatMap((slot) => {
    const found = valuesAt(slot.name === undefined ? sent[slot.from] : at(sent, [slot.from, slot.name]), slot.steps);
    const parameter = found.length > 0 && isParameter(slot) ? [ids.parameter(operation.id, slot.words)] : [];
    return [...parameter, ...enumerated(operation, slot, found)];
  });
  return exchange.operation === undefined
    ? asked
    : [...asked, ...answered(slots, operation, { suite, exchange, errorCode: contract.errorCode })];
}

function answered(
  slots: Slots,
  operation: Operation,
  { suite, exchange: { status, text }, errorCode }: Answered,
): readonly string[] {
  const body = parsed(text);
  const code = suite.codeOf ? suite.codeOf(body) : at(body, errorCode);
  return [
    ids.operation(operation.id),
    ids.status(operation.id, status),
    ...(code === undefined ? [] : [ids.code(operation.id, status, code)]),
    ...slots.answered(operation, status).flatMap((slot) => enumerated(operation, slot, valuesAt(body, slot.steps))),
  ];
}

/** Forms and addresses carry texts where JSON has numbers, so values are compared as texts. */
const enumerated = ({ id }: Operation, { values, words }: Slot, found: readonly unknown[]): readonly string[] =>
  values
    .filter((value) => found.some((one) => one === value || one === String(value)))
    .map((value) => ids.enumValue(id, words, value));
