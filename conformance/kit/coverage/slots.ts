import type { Contract, Operation } from "../contract.ts";
import { down, type Part } from "../document.ts";
import { member, members, text } from "../json.ts";
import { inWords, placesOf } from "./schema-places.ts";

/** A place in the exchanges of an operation that its contract describes. */
export interface Slot {
  /** Which part of an exchange; parameters say it themselves: `path`, `query`, `header`, `cookie`. */
  from: string;
  /** The parameter's name; bodies have none. */
  name?: string;
  steps: readonly string[];
  /** `query page`, `body plan`, `answer data.orders[].licence.plan`. */
  words: string;
  /** What the schema enumerates there. */
  values: readonly unknown[];
  constants: readonly unknown[];
}

/** The slots of each operation, found when first asked for. */
export interface Slots {
  sent(operation: Operation): readonly Slot[];
  answered(operation: Operation, status: number): readonly Slot[];
}

export function slotsOf(contract: Contract): Slots {
  const found = new Map<string, readonly Slot[]>();
  const once = (key: string, find: () => readonly Slot[]): readonly Slot[] => {
    const slots = found.get(key) ?? find();
    found.set(key, slots);
    return slots;
  };
  return {
    sent: (operation) => once(operation.id, () => sentSlots(contract, operation)),
    answered: (operation, status) =>
      once(`${operation.id} ${status}`, () => answeredSlots(contract, operation, status)),
  };
}

/** What callers send: parameters, and the bodies of all encodings together. */
function sentSlots(contract: Contract, operation: Operation): readonly Slot[] {
  const { document } = contract;
  const parameters = operation.parameters.flatMap((part) => {
    const [from = "", name = ""] = ["in", "name"].map((key) => text(member(part.value, key)) ?? "");
    const places = placesOf(document, down(document, part, "schema"));
    return places.map((place) => ({ from, name, ...place, words: `${from} ${inWords([name, ...place.steps])}` }));
  });
  return [...parameters, ...inBodies(contract, down(document, operation.part, "requestBody"), "body")];
}

/** What the operation answers with one status. */
function answeredSlots(contract: Contract, operation: Operation, status: number): readonly Slot[] {
  const response = operation.responses.get(status);
  return response === undefined ? [] : inBodies(contract, response, "answer");
}

/** Whether a slot is what a caller would call a parameter: it carries a name of its own. */
export const isParameter = ({ name, steps }: Slot): boolean =>
  name === undefined ? ![undefined, "[]", "*"].includes(steps.at(-1)) : steps.length === 0;

function inBodies({ document }: Contract, part: Part, from: "body" | "answer"): readonly Slot[] {
  const content = down(document, part, "content");
  return Object.keys(members(content.value))
    .filter((mediaType) => /json|form/.test(mediaType))
    .flatMap((mediaType) => placesOf(document, down(document, content, mediaType, "schema")))
    .map((place) => ({ from, ...place, words: `${from} ${inWords(place.steps)}` }));
}
