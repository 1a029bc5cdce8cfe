import { describe, expect, test } from "vitest";
import { aStage, refusalOf, told } from "./refusals.ts";

const stage = await aStage();
const head = "scenario: Broken.\nservice: rank-math\n";
const aMapping =
  "a mapping with scenario, service, services, extends, clock, seed, settings, steps, rows, generate, sequences, pending, faults, deliveries, expect";
const clockFormat = "follow, or { frozen: 2026-11-22T10:00:00Z }";
const faultFormat = "- { operation: <operationId>, answer: <error code>, next: 1, at: before, when: { field: value } }";

const whole: readonly [string, string, string][] = [
  ["an empty file", "", `1:1 file is not a scenario | ${aMapping}`],
  ["a list", "- a\n- b\n", `1:1 file is not a scenario | ${aMapping}`],
  ["a single word", "rank-math", `1:1 file is not a scenario | ${aMapping}`],
  ["a quote that is not closed", "service: 'rank-math\n", "2:1 file Missing closing 'quote | mend the YAML"],
  ["a word said twice", "service: rank-math\nservice: rank-math\n", "2:1 file Map keys must be unique"],
  ["two documents", `${head}---\n${head}`, "3:1 file Source contains multiple documents"],
  ["an alias that leads nowhere", `${head}settings: *nowhere\n`, "1:1 file Unresolved alias"],
  ["a misspelt word", `${head}rowz: {}\n`, "3:1 rowz not a word of this format | did you mean rows?"],
  ["an unknown word", `${head}colour: red\n`, "3:1 colour not a word of this format | known: scenario, service, "],
  ["no service", "scenario: Broken.\n", "1:1 service is missing | the name of the service it is for"],
  [
    "another service",
    "scenario: Broken.\nservice: wallit\n",
    "2:10 service says wallit | it lies in the folder of rank-math",
  ],
  [
    "a sentence that is no text",
    "scenario: [a]\nservice: rank-math\n",
    "1:11 scenario is not text | one sentence about the situation",
  ],
];

const extension: readonly [string, string, string][] = [
  ["no text", `${head}extends: [default]\n`, "3:10 extends is not text | the name of another scenario, or none"],
  ["a scenario that is not there", `${head}extends: sold-out\n`, "3:10 extends no scenario sold-out | known:"],
  ["a path", `${head}extends: ../default\n`, "3:10 extends no scenario ../default | did you mean default?"],
];

const clocks: readonly [string, string, string][] = [
  ["a word other than follow", `${head}clock: frozen\n`, `3:8 clock is not a clock | ${clockFormat}`],
  ["nothing", `${head}clock:\n`, "clock is not a clock"],
  ["another member", `${head}clock: { froze: 2026-01-01 }\n`, `3:8 clock is not a clock | ${clockFormat}`],
  [
    "a day that is not there",
    `${head}clock: { frozen: 2026-02-30 }\n`,
    "3:18 clock.frozen 2026-02-30 is not an instant | write it as 2026-11-22T10:00:00Z",
  ],
  [
    "a time in nobody's zone",
    `${head}clock: { frozen: 2026-01-01T10:00 }\n`,
    "3:18 clock.frozen 2026-01-01T10:00 is not an instant",
  ],
];

const settings: readonly [string, string, string][] = [
  ["a list", `${head}settings: [a]\n`, "3:11 settings is not a mapping | name: value"],
  [
    "a mapping inside",
    `${head}settings:\n  not-found-status: { a: 1 }\n`,
    "4:21 settings.not-found-status is not a value",
  ],
  [
    "an unknown name",
    `${head}settings:\n  not-found: 400\n`,
    "4:3 settings.not-found no setting not-found | did you mean not-found-status?",
  ],
  [
    "a value that is not listed",
    `${head}settings:\n  not-found-status: 418\n`,
    "4:21 settings.not-found-status setting not-found-status cannot be 418 | it takes 404 | 400",
  ],
];

const faults: readonly [string, string, string][] = [
  ["a mapping", `${head}faults: { operation: createOrder }\n`, `3:9 faults is not a list | ${faultFormat}`],
  ["a list of words", `${head}faults: [createOrder]\n`, `3:10 faults[0] is not a fault | ${faultFormat}`],
  [
    "an unknown operation",
    `${head}faults:\n  - { operation: createOrders, answer: storing_error }\n`,
    "4:18 faults[0].operation rank-math has no operation createOrders | did you mean createOrder?",
  ],
  [
    "an operation from a prototype",
    `${head}faults:\n  - { operation: toString, answer: storing_error }\n`,
    "4:18 faults[0].operation rank-math has no operation toString | known: createOrder",
  ],
  ["no answer", `${head}faults:\n  - { operation: createOrder }\n`, "4:5 faults[0].answer is not an error code"],
  [
    "an unknown word",
    `${head}faults:\n  - { operation: createOrder, answer: not_found, times: 2 }\n`,
    "4:50 faults[0].times not a word of this format | known: service, operation, answer, ",
  ],
  [
    "half a call",
    `${head}faults:\n  - { operation: createOrder, answer: not_found, next: 0.5 }\n`,
    "4:56 faults[0].next 0.5 is not a number of calls | 1 or more",
  ],
  [
    "another moment",
    `${head}faults:\n  - { operation: createOrder, answer: not_found, at: later }\n`,
    "4:54 faults[0].at later is not a moment | before or after",
  ],
  [
    "a condition that is none",
    `${head}faults:\n  - { operation: createOrder, answer: not_found, when: email }\n`,
    "4:56 faults[0].when is not a mapping | { field: value }",
  ],
];

const groups = {
  "a file of": whole,
  "an extension of": extension,
  "a clock of": clocks,
  "settings of": settings,
  "faults of": faults,
};
describe.each(Object.entries(groups))("%s", (_what, list) => {
  test.each(list)("%s is refused where it stands, with what helps", async (_case, yaml, expected) => {
    const [mistake, ...more] = await refusalOf(yaml, stage);
    expect(mistake && told(mistake)).toContain(expected);
    expect(more).toEqual([]);
  });
});

test("everything that is wrong is told at once", async () => {
  const yaml = `${head}clock: 5\nsettings: 5\nrows: 5\ngenerate: 5\nfaults: 5\n`;
  const mistakes = await refusalOf(yaml, stage);
  expect(mistakes.map(({ field, line }) => `${field} ${line}`)).toEqual([
    "clock 3",
    "settings 4",
    "rows 5",
    "generate 6",
    "faults 7",
  ]);
});
