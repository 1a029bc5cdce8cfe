import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../../src/package.ts";
import { formatWords } from "../../../src/runtime/scenario/format.ts";

const schema = JSON.parse(readFileSync(join(root, "schemas/scenario.json"), "utf8"));
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(folder, name));
const files = [
  ...filesBelow("fixtures"),
  ...filesBelow("test/runtime/scenarios/qa"),
  ...filesBelow("test/example/fixtures"),
];

const problemsIn = (text: string): readonly string[] => {
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

test.each(files)("%s keeps the schema", (file) => {
  expect(problemsIn(readFileSync(join(root, file), "utf8"))).toEqual([]);
});

test("the schema is what the contracts make of it", () => {
  const made = execFileSync(process.execPath, [join(root, "schemas/generate.mjs"), "--print"], { encoding: "utf8" });
  expect(readFileSync(join(root, "schemas/scenario.json"), "utf8")).toBe(made);
});

test("the schema knows the words of the format and no others", () => {
  expect(Object.keys(schema.properties)).toEqual(formatWords);
});

const head = "service: rank-math\n";
test.each([
  ["an unknown word", `${head}stepps: []\n`],
  ["an unknown operation", `${head}steps: [{ call: createOrders }]\n`],
  ["an unknown plan", `${head}steps: [{ call: createOrder, with: { plan: pro } }]\n`],
  ["an unknown role", `${head}steps: [{ as: resellr, call: createOrder }]\n`],
  ["an unknown field of a panel action", `${head}steps: [{ panel: addReseller, with: { nam: x } }]\n`],
  ["an unknown setting", `${head}settings: { not-found: 404 }\n`],
  ["an unknown table", `${head}rows: { user: [] }\n`],
  ["an unknown field of a row", `${head}rows: { users: [{ id: a, email: a, role: reseller, rank: 1 }] }\n`],
  ["an unknown error code", `${head}faults: [{ operation: createOrder, answer: oops }]\n`],
  ["a moment that is none", `${head}steps: [{ at: yesterday, call: listOrders }]\n`],
  ["an unknown attempt", `${head}deliveries: [{ plan: [{ send: thrice }] }]\n`],
  [
    "an unknown operation of one of several services",
    "services: [rank-math]\nsteps: [{ service: rank-math, call: x }]\n",
  ],
  ["no service", "scenario: Nothing.\n"],
])("the schema refuses %s", (_what, text) => expect(problemsIn(text)).not.toEqual([]));

test.each([
  ["a plan that is wrong on purpose", `${head}steps: [{ call: createOrder, with: { plan: pro }, answers: 400 }]\n`],
  ["an earlier answer in place of a listed value", `${head}steps: [{ call: createOrder, with: { plan: $x.plan } }]\n`],
])("the schema lets through %s", (_what, text) => expect(problemsIn(text)).toEqual([]));
