import { parseDuration } from "../../core/instant.ts";
import { transportProblems } from "../fault-problems.ts";
import { meant } from "../violation-words.ts";
import { unknownWords, unless } from "./findings.ts";
import { entriesOf, type Fields, isMapping, isText, itemsOf } from "./format.ts";
import { momentFormat } from "./moment.ts";
import { servicesOf } from "./sections.ts";
import type { Finding, Path } from "./text.ts";

/** What is wrong with the shape of steps, pending effects, faults, deliveries and expectations. */
export function itemFindings(value: Fields): readonly Finding[] {
  return Object.entries(formats).flatMap(([word, { words, example, judge }]) => {
    const list = value[word];
    if (list === undefined) return [];
    if (!Array.isArray(list)) return unless(false, [word], "is not a list", example);
    return itemsOf(list).flatMap(([i, item]) => {
      const path = [word, i];
      if (!isMapping(item)) return unless(false, path, `is not ${names[word]}`, example);
      return [...unknownWords(item, path, words), ...serviceFindings(value, item, path), ...judge(item, path, example)];
    });
  });
}

interface Format {
  readonly words: readonly string[];
  readonly example: string;
  judge(item: Fields, path: Path, example: string): readonly Finding[];
}

const names: Readonly<Record<string, string>> = {
  steps: "a step",
  pending: "an effect",
  faults: "a fault",
  deliveries: "a delivery plan",
  expect: "an expectation",
};
const callWords = ["service", "as", "call", "panel", "with"];

const formats: Readonly<Record<string, Format>> = {
  steps: {
    words: ["at", ...callWords, "fill", "name", "answers"],
    example: "- { at: -1d, as: <role>, call: <operationId>, with: { field: value } }",
    judge: stepFindings,
  },
  pending: {
    words: ["service", "kind", "topic", "to", "due", "data"],
    example: "- { kind: job, topic: <topic>, due: +1d, data: {} }",
    judge: effectFindings,
  },
  faults: {
    words: ["service", "operation", "answer", "transport", "next", "at", "when"],
    example: "- { operation: <operationId>, answer: <error code>, next: 1, at: before, when: { field: value } }",
    judge: faultFindings,
  },
  deliveries: {
    words: ["service", "topic", "to", "plan"],
    example: "- { topic: <topic>, plan: [{ pretend: 500 }, { send: twice }] }",
    judge: deliveryFindings,
  },
  expect: {
    words: [...callWords, "status", "answer"],
    example: "- { as: <role>, call: <operationId>, with: { field: value }, answer: { field: value } }",
    judge: expectationFindings,
  },
};

function serviceFindings(value: Fields, { service }: Fields, path: Path): readonly Finding[] {
  const services = servicesOf(value);
  if (service === undefined) {
    const remedy = `one of ${services.join(", ")}`;
    return unless(value.services === undefined, [...path, "service"], "is missing", remedy);
  }
  const problem = `${String(service)} is not a service of this file`;
  return unless(services.includes(String(service)), [...path, "service"], problem, meant(service, services));
}

function callFindings({ call, panel, as, with: fields }: Fields, path: Path, example: string): readonly Finding[] {
  return [
    ...unless(call === undefined || isText(call), [...path, "call"], "is not an operation", example),
    ...unless(panel === undefined || isText(panel), [...path, "panel"], "is not a panel action", example),
    ...unless(
      call !== undefined || panel !== undefined,
      path,
      "neither calls an operation nor a panel action",
      example,
    ),
    ...unless(
      call === undefined || panel === undefined,
      [...path, "panel"],
      "stands beside call",
      "say one of the two",
    ),
    ...unless(as === undefined || isText(as), [...path, "as"], "is not a role", "the name of a role"),
    ...unless(
      panel === undefined || call !== undefined || as === undefined,
      [...path, "as"],
      "has no meaning for a panel action",
      "leave it out",
    ),
    ...unless(fields === undefined || isMapping(fields), [...path, "with"], "is not a mapping", "{ field: value }"),
  ];
}

function stepFindings(step: Fields, path: Path, example: string): readonly Finding[] {
  const { at, fill, name, answers } = step;
  return [
    ...unless(at === undefined || isText(at), [...path, "at"], "is not a moment", momentFormat),
    ...callFindings(step, path, example),
    ...unless(fill === undefined || typeof fill === "boolean", [...path, "fill"], "is not true or false", "true"),
    ...unless(
      name === undefined || (isText(name) && /^[A-Za-z][\w-]*$/.test(name)),
      [...path, "name"],
      "is not a name",
      "a word of letters, digits, - and _",
    ),
    ...unless(answers === undefined || isStatus(answers), [...path, "answers"], "is not a status", "100 to 599"),
  ];
}

function expectationFindings(expected: Fields, path: Path, example: string): readonly Finding[] {
  const { status, answer } = expected;
  return [
    ...callFindings(expected, path, example),
    ...unless(status === undefined || isStatus(status), [...path, "status"], "is not a status", "100 to 599"),
    ...unless(status !== undefined || answer !== undefined, path, "says nothing that it expects", example),
  ];
}

const isStatus = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599;

function effectFindings({ kind, topic, to, due, data }: Fields, path: Path, example: string): readonly Finding[] {
  const kinds = ["webhook", "email", "call", "job"];
  return [
    ...unless(kinds.includes(String(kind)), [...path, "kind"], `${String(kind)} is not a kind`, meant(kind, kinds)),
    ...unless(isText(topic), [...path, "topic"], "is not a topic", example),
    ...unless(to === undefined || isText(to), [...path, "to"], "is not an address", "text"),
    ...unless(isText(due), [...path, "due"], "is not a moment", momentFormat),
    ...unless(data === undefined || isMapping(data), [...path, "data"], "is not a mapping", "{ name: value }"),
  ];
}

function faultFindings(fault: Fields, path: Path, example: string): readonly Finding[] {
  const { operation, answer, transport, next = 1, at = "before", when = {} } = fault;
  const calls = Number.isInteger(next) && Number(next) > 0;
  return [
    ...unless(isText(operation), [...path, "operation"], "is not an operation", example),
    ...(transport === undefined
      ? unless(isText(answer), [...path, "answer"], "is not an error code", example)
      : transportFindings(transport, answer, path)),
    ...unless(calls, [...path, "next"], `${String(next)} is not a number of calls`, "1 or more"),
    ...unless(at === "before" || at === "after", [...path, "at"], `${String(at)} is not a moment`, "before or after"),
    ...unless(isMapping(when), [...path, "when"], "is not a mapping", "{ field: value }"),
  ];
}

function transportFindings(transport: unknown, answer: unknown, path: Path): readonly Finding[] {
  const problems = transportProblems(transport).map(({ field, problem, remedy }) => ({
    path: [...path, ...field.split(".")],
    problem,
    remedy,
  }));
  return [
    ...problems,
    ...unless(answer === undefined, [...path, "transport"], "stands beside answer", "say one of the two"),
  ];
}

function deliveryFindings({ topic, to, plan }: Fields, path: Path, example: string): readonly Finding[] {
  const listed = Array.isArray(plan) && plan.length > 0;
  return [
    ...unless(topic === undefined || isText(topic), [...path, "topic"], "is not a topic", example),
    ...unless(to === undefined || isText(to), [...path, "to"], "is not an address", "text"),
    ...unless(listed, [...path, "plan"], plan === undefined ? "is missing" : "is not a list of attempts", planExample),
    ...itemsOf(plan).flatMap(([i, attempt]) => attemptFindings(attempt, [...path, "plan", i])),
  ];
}

const planExample = "[{ pretend: 500 }, { send: twice }, { wait: PT5M }, { hold: 1 }]";
const sendings = ["normally", "twice", "wrongly-signed", "stale", "truncated"];

const attempts: Readonly<Record<string, { fits(value: unknown): boolean; readonly remedy: string }>> = {
  pretend: {
    fits: (value) => isStatus(value) || value === "timeout" || value === "refused",
    remedy: "a status, timeout or refused",
  },
  send: { fits: (value) => sendings.includes(String(value)), remedy: sendings.join(", ") },
  wait: {
    fits: (value) => isText(value) && parseDuration(value) !== undefined,
    remedy: "an ISO 8601 duration like PT5M",
  },
  hold: { fits: (value) => Number.isInteger(value) && Number(value) > 0, remedy: "1 or more later attempts" },
};

function attemptFindings(attempt: unknown, path: Path): readonly Finding[] {
  const entries = entriesOf(attempt);
  const unknown = unknownWords(attempt, path, Object.keys(attempts));
  if (unknown.length > 0) return unknown;
  if (entries.length !== 1) return unless(false, path, "is not one attempt", planExample);
  return entries.flatMap(([word, value]) => {
    const { fits, remedy } = attempts[word] ?? { fits: () => false, remedy: planExample };
    return unless(fits(value), [...path, word], `${String(value)} is not what ${word} takes`, remedy);
  });
}
