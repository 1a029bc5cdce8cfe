import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { aShop } from "../shop.ts";
import { told } from "./refusals.ts";

const { runtime, sandbox } = await aShop();
const good = readFileSync(`${import.meta.dirname}/qa/renewal-season.yaml`, "utf8");

/** What is wrong with a text, once nothing of it can be found. */
async function mistakesIn(text: string): Promise<readonly string[]> {
  const before = await sandbox().hash();
  const { mistakes } = await runtime.checkScenario(text, "qa/x.yaml");
  await expect(runtime.load("default", { file: { name: "qa/x.yaml", text } })).rejects.toThrow("qa/x.yaml:");
  expect(await sandbox().hash()).toBe(before);
  expect(mistakes.every(({ file, remedy }) => file === "qa/x.yaml" && remedy !== "")).toBe(true);
  return mistakes.map(told);
}

const head = "scenario: Broken.\nservice: rank-math\n";
const sale = "type: parent, first_name: Ann, email: ann@example.com, plan: content-ai-starter";
const step = (more: string) => `${head}steps:\n  - { as: reseller, call: createOrder, ${more} }\n`;

test("misspelt words, plans and names of one file are told at once, with what was meant", async () => {
  const text = good
    .replace("plan: seo-by-rank-math-pro", "plan: rank-math-pro")
    .replace(
      "as: reseller\n    call: createOrder\n    with: { type: parent, first_name: Lena",
      "as: reseller\n    cal: createOrder\n    with: { type: parent, first_name: Lena",
    )
    .replace("$lena.data", "$lina.data");
  expect(await mistakesIn(text)).toEqual([
    '9:76 steps[0].with.plan "rank-math-pro" is not a plan | did you mean seo-by-rank-math-pro?',
    expect.stringContaining("16:5 steps[2] neither calls an operation nor a panel action | "),
    "18:5 steps[2].cal not a word of this format | did you mean call?",
    "24:30 steps[3].with.subscription_id $lina: no earlier step has this name | did you mean $lena?",
  ]);
});

const single: readonly [string, string, string][] = [
  [
    "an unknown operation",
    step(`with: { ${sale} }`).replace("createOrder", "createOrders"),
    "4:27 steps[0].call rank-math has no operation createOrders | did you mean createOrder?",
  ],
  [
    "an operation from a prototype",
    step("").replace("createOrder", "toString"),
    "4:27 steps[0].call rank-math has no operation toString",
  ],
  [
    "an unknown role",
    step(`with: { ${sale} }`).replace("as: reseller", "as: resellers"),
    "4:11 steps[0].as rank-math has no role resellers | did you mean reseller?",
  ],
  [
    "an unknown panel action",
    `${head}steps:\n  - { panel: removeCustomr, with: { customer_id: 1 } }\n`,
    "4:14 steps[0].panel rank-math has no panel action removeCustomr | did you mean removeCustomer?",
  ],
  [
    "a role for a panel action",
    `${head}steps:\n  - { panel: removeCustomer, as: reseller, with: { customer_id: 1 } }\n`,
    "4:34 steps[0].as has no meaning for a panel action | leave it out",
  ],
  [
    "a misspelt field",
    step(`with: { ${sale}, totl: 5 }`),
    "steps[0].with.totl createOrder has no field totl | did you mean total?",
  ],
  [
    "a misspelt field of a panel action",
    `${head}steps:\n  - { panel: removeCustomer, with: { customer: 1 } }\n`,
    "steps[0].with.customer removeCustomer has no field customer | did you mean customer_id?",
  ],
  [
    "a field that is missing",
    step("with: { type: parent, first_name: Ann, plan: content-ai-starter }"),
    "steps[0].with.email is missing | give it a value",
  ],
  [
    "a value of another kind",
    step(`with: { ${sale}, last_name: 5 }`),
    "steps[0].with.last_name 5 is not text | put it in quotes",
  ],
  [
    "a number out of range",
    `${head}steps:\n  - { panel: removeCustomer, with: { customer_id: 0 } }\n`,
    "4:51 steps[0].with.customer_id 0 is out of range | it is >= 1",
  ],
  [
    "both a call and a panel action",
    step("panel: removeCustomer"),
    "4:47 steps[0].panel stands beside call | say one of the two",
  ],
  ["a step that is a word", `${head}steps: [createOrder]\n`, "3:9 steps[0] is not a step | - { at: -1d"],
  ["steps that are a mapping", `${head}steps: { call: createOrder }\n`, "3:8 steps is not a list | - { at: -1d"],
  ["fields that are a list", step("with: [a]"), "4:46 steps[0].with is not a mapping | { field: value }"],
  [
    "a moment that is none",
    step(`at: yesterday, with: { ${sale} }`),
    "4:44 steps[0].at yesterday is not a moment | an offset like -1y +8h",
  ],
  [
    "a moment beyond all calendars",
    step(`at: -99999999y, with: { ${sale} }`),
    "4:44 steps[0].at -99999999y is not a moment",
  ],
  [
    "a moment in the future",
    step(`at: +1h, with: { ${sale} }`),
    "4:44 steps[0].at +1h lies in the future of 2026-03-01T12:00:00.000Z | steps are played before",
  ],
  ["a name that is none", step(`name: a b, with: { ${sale} }`), "4:46 steps[0].name is not a name | a word of letters"],
  [
    "an answer that is no status",
    step(`answers: ok, with: { ${sale} }`),
    "4:49 steps[0].answers is not a status | 100 to 599",
  ],
  [
    "made-up fields where nothing is made up",
    step("fill: true").replace("createOrder", "listOrders"),
    "4:45 steps[0].fill rank-math makes nothing up for listOrders | it does for: createOrder, addReseller",
  ],
  [
    "another service",
    step(`service: wallit, with: { ${sale} }`),
    "4:49 steps[0].service wallit is not a service of this file",
  ],
  [
    "U+0000 in a field",
    step(`with: { ${sale}, last_name: "a\\0b" }`),
    "steps[0].with.last_name holds a character that nothing keeps",
  ],
  ...[".inf", "-.inf", ".nan", "1e400"].map((number): [string, string, string] => [
    `the number ${number} in a field`,
    step(`with: { ${sale}, price: ${number} }`),
    "steps[0].with.price holds a number that nothing keeps | write a number below 1e308",
  ]),
];

const played: readonly [string, string, string][] = [
  [
    "that is refused",
    `${step(`with: { ${sale} }`)}  - { as: reseller, call: createOrder, with: { ${sale} } }\n`,
    "5:5 steps[1] createOrder is refused: 400 plan_exists, rule rank-math/plan-exists | mend the step, or say answers: 400 if that is wanted",
  ],
  [
    "of nobody",
    step(`with: { ${sale} }`).replace("as: reseller, ", ""),
    "4:5 steps[0] createOrder is refused: 401 rest_forbidden",
  ],
  [
    "of the panel that is refused",
    `${head}steps:\n  - { panel: removeCustomer, with: { customer_id: 1 } }\n`,
    "4:5 steps[0] removeCustomer is refused: 404 There is no customer 1.",
  ],
  [
    "that goes through against expectation",
    step(`answers: 400, with: { ${sale} }`),
    "4:5 steps[0] createOrder answers 200, not 400",
  ],
  [
    "that takes what was not answered",
    `${step(`name: ann, with: { ${sale} }`)}  - { as: reseller, call: getOrder, with: { order_id: $ann.data.ordr.id } }\n`,
    "5:55 steps[1].with.order_id $ann was answered without data.ordr | did you mean order?",
  ],
  [
    "that takes an answer where it does not fit",
    `${step(`name: ann, with: { ${sale} }`)}  - { as: reseller, call: createOrder, with: { ${sale.replace("content-ai-starter", "$ann.status")} } }\n`,
    "steps[1].with.plan ",
  ],
];

const names: readonly [string, string, string][] = [
  [
    "a later step",
    `${head}steps:\n  - { as: reseller, call: getOrder, with: { order_id: $ann.data } }\n  - { name: ann, as: reseller, call: createOrder, with: { ${sale} } }\n`,
    "4:55 steps[0].with.order_id $ann: that step is not played earlier | steps are played in the order",
  ],
  [
    "a step written earlier and played later",
    `${head}steps:\n  - { name: ann, as: reseller, call: createOrder, with: { ${sale} } }\n  - { at: -1d, as: reseller, call: getOrder, with: { order_id: $ann.data } }\n`,
    "5:64 steps[1].with.order_id $ann: that step is not played earlier",
  ],
  ["itself", step(`name: ann, with: { ${sale.replace("Ann", "$ann.data")} }`), "$ann: that step is not played earlier"],
  [
    "one of two of a name",
    `${head}steps:\n  - { name: ann, as: reseller, call: listOrders }\n  - { name: ann, as: reseller, call: listOrders }\n`,
    "5:13 steps[1].name another step is named ann | give it a name of its own",
  ],
];

const expectations: readonly [string, string, string][] = [
  [
    "of another value",
    good.replace("status: expired", "status: active"),
    'expect[0].answer.data.licence.status expected "active", came "expired" | change the expectation or the situation',
  ],
  [
    "of a member that is not there",
    good.replace("licence: { status", "license: { status"),
    "expect[0].answer.data.license expected",
  ],
  [
    "of another status",
    good.replace("    answer: {", "    status: 404\n    answer: {"),
    "expect[0].status expected 404, came 200",
  ],
  ["of nothing", good.replace(/ {4}answer: \{.*\n/, ""), "expect[0] says nothing that it expects"],
  [
    "of an unknown name",
    good.replace("$omar.data", "$omer.data"),
    "expect[0].with.subscription_id $omer: no earlier step has this name | did you mean $omar?",
  ],
  [
    "of an unknown operation",
    good.replace("call: getSubscription", "call: getSubscriptions"),
    "expect[0].call rank-math has no operation getSubscriptions | did you mean getSubscription?",
  ],
  [
    "of a list of another length",
    `${head}expect:\n  - { as: reseller, call: listOrders, answer: { data: { orders: [{}] } } }\n`,
    "4:65 expect[0].answer.data.orders expected [{}], came 0 in place of 1 items",
  ],
];

const others: readonly [string, string, string][] = [
  [
    "an unknown code in a fault",
    `${head}faults: [{ operation: createOrder, answer: storing_eror }]\n`,
    "3:44 faults[0].answer createOrder has no error code storing_eror | did you mean storing_error?",
  ],
  [
    "an unknown field in a fault",
    `${head}faults: [{ operation: createOrder, answer: not_found, when: { typ: renewal } }]\n`,
    "3:63 faults[0].when.typ createOrder has no field typ | did you mean type?",
  ],
  [
    "a delivery plan without attempts",
    `${head}deliveries: [{ topic: x }]\n`,
    "3:14 deliveries[0].plan is missing | [{ pretend: 500 }",
  ],
  [
    "an unknown attempt",
    `${head}deliveries: [{ plan: [{ pretnd: 500 }] }]\n`,
    "3:25 deliveries[0].plan[0].pretnd not a word of this format | did you mean pretend?",
  ],
  [
    "two things in one attempt",
    `${head}deliveries: [{ plan: [{ pretend: 500, send: twice }] }]\n`,
    "3:23 deliveries[0].plan[0] is not one attempt",
  ],
  [
    "an attempt with another value",
    `${head}deliveries: [{ plan: [{ send: thrice }] }]\n`,
    "3:31 deliveries[0].plan[0].send thrice is not what send takes | normally, twice",
  ],
  [
    "a wait that is no duration",
    `${head}deliveries: [{ plan: [{ wait: 5 minutes }] }]\n`,
    "deliveries[0].plan[0].wait 5 minutes is not what wait takes | an ISO 8601 duration like PT5M",
  ],
  [
    "an unknown job that is pending",
    `${head}pending: [{ kind: job, topic: lapse, due: +1d }]\n`,
    "3:31 pending[0].topic rank-math has no job lapse",
  ],
  [
    "a pending effect at no moment",
    `${head}pending: [{ kind: email, topic: hello, due: soon }]\n`,
    "3:45 pending[0].due soon is not a moment",
  ],
  [
    "a pending effect of no kind",
    `${head}pending: [{ kind: emial, topic: hello, due: +1d }]\n`,
    "3:19 pending[0].kind emial is not a kind | did you mean email?",
  ],
  [
    "an unknown sequence",
    `${head}sequences: { ordr: 7 }\n`,
    "3:14 sequences.ordr rank-math has no sequence ordr | did you mean order?",
  ],
  [
    "a sequence that counts from nothing",
    `${head}sequences: { order: none }\n`,
    "3:21 sequences.order is not a number to go on with",
  ],
  ["a seed that is none", `${head}seed: -1\n`, "3:7 seed is not a seed"],
  [
    "an unknown service",
    "scenario: Broken.\nservice: rank-maths\n",
    "2:10 service no service rank-maths | did you mean rank-math?",
  ],
  [
    "service and services",
    `${head}services: [rank-math]\n`,
    "3:11 services stands beside service | say one of the two",
  ],
  ["a service named twice", "services: [rank-math, rank-math]\n", "1:23 services[1] rank-math is named twice"],
  [
    "ungrouped rows for several services",
    "services: [rank-math]\nrows: { users: [] }\n",
    "2:9 rows.users not a service of this file | known: rank-math",
  ],
  [
    "a step without its service",
    `services: [rank-math]\nsteps: [{ as: reseller, call: listOrders }]\n`,
    "2:9 steps[0].service is missing | one of rank-math",
  ],
];

const groups = {
  "a step with": single,
  "a step": played,
  "a reference to": names,
  "an expectation": expectations,
  "a file with": others,
};
describe.each(Object.entries(groups))("%s", (_what, list) => {
  test.each(list)("%s is refused where it stands, with what helps", async (_case, text, expected) => {
    const mistakes = await mistakesIn(text);
    expect(mistakes[0]).toContain(expected);
    expect(mistakes).toEqual([mistakes[0]]);
  });
});

test("files that are too long, too deep or full of aliases are refused quickly", async () => {
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ..."bcdefghi".split("").map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[i]}`).join(",")}]`),
  ];
  const texts: readonly [string, string][] = [
    [`${head}# ${"x".repeat(5 * 1024 * 1024)}`, "file is longer than 5 MB | generate rows, or take a snapshot"],
    [`${head}${bomb.join("\n")}\n`, "Excessive alias count"],
    [`${head}rows: ${"[".repeat(200_000)}`, "file "],
    [`${head}rows: &r { users: [*r] }\n`, "file "],
  ];
  for (const [text, expected] of texts) expect((await mistakesIn(text))[0]).toContain(expected);
});
