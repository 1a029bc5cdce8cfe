import { describe, expect, test } from "vitest";
import { aStage, refusalOf, told, write } from "./refusals.ts";

const stage = await aStage();
const head = "scenario: Broken.\nservice: rank-math\n";
const aUser = "{ id: omar, email: omar@example.com, role: reseller }";
const tables = "known: users, applicationPasswords, customers, clients, orders, subscriptions";

const rows: readonly [string, string, string][] = [
  ["a list of tables", "rows: [users]", "3:7 rows is not a mapping | table: [row, …]"],
  ["a row in place of a list", `rows:\n  users: ${aUser}`, "4:10 rows.users is not a list of rows | - { id: …, … }"],
  ["a word in place of a row", "rows:\n  users: [omar]", "4:11 rows.users[0] is not a row | { id: …, … }"],
  ["nothing in place of a row", "rows:\n  users:\n    -\n", "rows.users[0] is not a row | { id: …, … }"],
  [
    "an unknown table",
    "rows:\n  user:\n    - { id: omar }",
    "4:3 rows.user rank-math has no table user | did you mean users?",
  ],
  [
    "a table from a prototype",
    "rows:\n  constructor:\n    - { id: omar }",
    `4:3 rows.constructor rank-math has no table constructor | ${tables}`,
  ],
  [
    "an unknown field",
    `rows:\n  users:\n    - ${aUser.replace("role", "rank: 1, role")}`,
    "5:44 rows.users[0].rank users has no field rank | known: id, email, role",
  ],
  [
    "a value of another kind",
    `rows:\n  users:\n    - ${aUser.replace("reseller", "boss")}`,
    '5:50 rows.users[0].role "boss" is not a role | known: reseller, subscriber',
  ],
  [
    "a missing field",
    "rows:\n  users:\n    - { id: omar, role: reseller }",
    "5:7 rows.users[0].email is missing | give it a value",
  ],
  [
    "a value that is taken",
    `rows:\n  users:\n    - ${aUser}\n    - ${aUser.replace("omar,", "omar2,")}`,
    "6:27 rows.users[1].email omar@example.com is taken by another row",
  ],
  [
    "a value that the extended scenario took",
    `rows:\n  users:\n    - ${aUser.replace("omar@", "reseller@")}`,
    "5:26 rows.users[0].email reseller@example.com is taken by another row",
  ],
];

const aPassword = "{ id: p, login: omar, userId: omar, name: x, password: aaaabbbbccccddddeeeeffff, createdAt: WHEN }";

const instants: readonly string[] = ["yesterday", "5", "2026-02-30T00:00:00Z", "2026-01-01 10:00", "-1 day"];

describe("rows", () => {
  test.each(rows)("with %s are refused where they stand", async (_what, yaml, expected) => {
    const [mistake] = await refusalOf(`${head}${yaml}\n`, stage);
    expect(mistake && told(mistake)).toContain(expected);
  });

  test.each(instants)("with the instant %o are refused", async (when) => {
    const yaml = `${head}rows:\n  applicationPasswords:\n    - ${aPassword.replace("WHEN", `"${when}"`)}\n`;
    const [mistake] = await refusalOf(yaml, stage);
    expect(mistake && told(mistake)).toContain(
      `5:99 rows.applicationPasswords[0].createdAt "${when}" is not an instant`,
    );
  });

  test.each([
    ["-1d +1h", "2026-02-28T13:00:00.000Z"],
    ["2026-01-01", "2026-01-01T00:00:00.000Z"],
    ["2026-01-01T02:00:00+02:00", "2026-01-01T00:00:00.000Z"],
  ])("with the instant %s are kept at %s", async (when, instant) => {
    const name = `kept-${when.length}`;
    write(name, `${head}rows:\n  applicationPasswords:\n    - ${aPassword.replace("WHEN", when)}\n`);
    const sandbox = await stage.runtime.create({ name, scenarios: [`rank-math/${name}`] });
    const { rows: kept } = await sandbox.rows("rank-math.applicationPasswords", 0, 99);
    expect(kept).toContainEqual(expect.objectContaining({ id: "p", createdAt: instant }));
  });
});

const choices = "{ between: [-7d, -1h] } or { oneOf: [a, b] }";
const generated: readonly [string, string, string][] = [
  ["a list", "generate: [orders]", "3:11 generate is not a mapping | table: { count: 10 }"],
  ["a number alone", "generate:\n  orders: 12", "4:11 generate.orders is not a mapping"],
  [
    "a table that is not made up",
    "generate:\n  users: { count: 1 }",
    "4:3 generate.users rank-math generates no users | it generates: orders",
  ],
  ["a table from a prototype", "generate:\n  valueOf: { count: 1 }", "generate.valueOf rank-math generates no valueOf"],
  [
    "a count below nothing",
    "generate:\n  orders: { count: -1 }",
    "4:20 generate.orders.count -1 is not a number of rows | 0 to 1000000",
  ],
  [
    "a count beyond all bounds",
    "generate:\n  orders: { count: 1000001 }",
    "4:20 generate.orders.count 1000001 is not a number of rows",
  ],
  [
    "a count in words",
    "generate:\n  orders: { count: twelve }",
    "generate.orders.count twelve is not a number of rows",
  ],
  [
    "a misspelt field",
    "generate:\n  orders: { count: 2, plann: content-ai-starter }",
    "4:23 generate.orders.plann is not a field that can be given | did you mean plan?",
  ],
  [
    "a value that no row may have",
    "generate:\n  orders: { count: 2, plan: gold }",
    '4:11 generate.orders makes subscriptions with a wrong plan: "gold" is not a plan',
  ],
  [
    "a choice of nothing",
    "generate:\n  orders: { plan: { oneOf: [] } }",
    `4:19 generate.orders.plan oneOf is not a list of values | ${choices}`,
  ],
  [
    "an end without a start",
    "generate:\n  orders: { paidAt: { between: [-1d] } }",
    `4:21 generate.orders.paidAt between is not an earlier and a later instant | ${choices}`,
  ],
  [
    "an end before its start",
    "generate:\n  orders: { paidAt: { between: [-1d, -2d] } }",
    "generate.orders.paidAt between is not an earlier and a later instant",
  ],
  [
    "ends that are no instants",
    "generate:\n  orders: { paidAt: { between: [a, b] } }",
    "generate.orders.paidAt between is not an earlier and a later instant",
  ],
  [
    "another kind of choice",
    "generate:\n  orders: { paidAt: { after: -1d } }",
    "generate.orders.paidAt is neither a value nor a choice",
  ],
];

describe("generated rows", () => {
  test.each(generated)("with %s are refused where they stand", async (_what, yaml, expected) => {
    const [mistake, ...more] = await refusalOf(`${head}${yaml}\n`, stage);
    expect(mistake && told(mistake)).toContain(expected);
    expect(more).toEqual([]);
  });
});

test("mistakes of all tables are told at once, and no row is kept beside them", async () => {
  const yaml = `${head}rows:\n  users:\n    - ${aUser}\n    - { id: 1 }\n  films:\n    - { id: 1 }\ngenerate:\n  orders: { count: x }\n`;
  const fields = (await refusalOf(yaml, stage)).map(({ field }) => field);
  expect(fields).toEqual([
    "rows.users[1].email",
    "rows.users[1].role",
    "rows.users[1].id",
    "rows.films",
    "generate.orders.count",
  ]);
});
