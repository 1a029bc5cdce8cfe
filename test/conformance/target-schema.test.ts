import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { openContract } from "../../conformance/kit/index.ts";
import { readTargetFile } from "../../conformance/kit/target-file.ts";
import { contractFolder } from "../../openapi/read.ts";
import { root } from "../../src/package.ts";

const schema = JSON.parse(readFileSync(join(root, "schemas/conformance-target.json"), "utf8"));
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
const rankMath = openContract(contractFolder("rank-math"));

const problemsIn = (source: string): readonly string[] => {
  validate(parse(source));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

/** Every variable is set, so that what is tried is the rest of the file. */
const environment = new Proxy<Record<string, string>>(
  {},
  { get: (_, name) => (String(name).endsWith("URL") ? "http://127.0.0.1:4105" : String(name)) },
);

const targets = "test/conformance/targets";
const files = readdirSync(join(root, targets)).filter((name) => name.endsWith(".yaml"));
const inFiles = files.map((name): [string, string] => [
  `${targets}/${name}`,
  readFileSync(join(root, targets, name), "utf8"),
]);
const pages = ["README.md", ...readdirSync(join(root, "docs")).map((name) => join("docs", name))];
const inPages = pages
  .filter((page) => page.endsWith(".md"))
  .flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/```yaml\n([^`]*conformance-target\.json[^`]*)```/g)].map(
      ([, source = ""], index): [string, string] => [`${page}, example ${index + 1}`, source],
    ),
  );

test.each([...inFiles, ...inPages])("%s keeps the schema and is read", (name, source) => {
  expect(problemsIn(source)).toEqual([]);
  expect(readTargetFile(rankMath, { name, source, environment }).address).toMatch(/^https?:/);
});

test("the schema is what the contracts make of it", () => {
  const script = join(root, "schemas/generate.mjs");
  const made = execFileSync(process.execPath, [script, "--print", "conformance-target"], { encoding: "utf8" });
  expect(readFileSync(join(root, "schemas/conformance-target.json"), "utf8")).toBe(made);
});

const head = "service: rank-math\naddress: http://x\n";
test.each([
  ["no address", "service: rank-math\n"],
  ["an unknown word", `${head}adress: http://x\n`],
  ["another service", "service: rank-maths\naddress: http://x\n"],
  ["an unknown role", `${head}roles: { resellr: { username: a, password: b } }\n`],
  ["a role without its password", `${head}roles: { reseller: { username: a } }\n`],
  ["an unknown credential", `${head}roles: { reseller: { username: a, password: b, key: c } }\n`],
  ["an unknown operation", `${head}operations: [createOrders]\n`],
  ["an unknown rule", `${head}rules: [plan-exist]\n`],
  ["an unknown setting", `${head}settings: { plan-exists: 409 }\n`],
  ["a value that a setting cannot have", `${head}settings: { plan-exists-status: 410 }\n`],
  ["a capability of a Stunt Double alone", `${head}capabilities: { rows: { http: http://y } }\n`],
  ["a hook that is reached in no way", `${head}capabilities: { clock: {} }\n`],
  ["a hook that is reached in two ways", `${head}capabilities: { clock: { http: http://y, command: z } }\n`],
  ["a receiver without its public address", `${head}capabilities: { webhook-receiver: { listen: "a:1" } }\n`],
  ["a deed that is none", `${head}may: create\n`],
  ["a rate of nothing", `${head}limits: { requests-per-second: 0 }\n`],
  ["a share without its sign", `${head}gate: { judged: 0.85 }\n`],
])("schema and kit refuse %s", (_what, source) => {
  expect(problemsIn(source)).not.toEqual([]);
  const read = () => readTargetFile(rankMath, { name: "target.yaml", source, environment });
  if (source.includes("rank-maths")) expect(read).toThrow("target.yaml:1:1: service: is rank-maths");
  else expect(read).toThrow(/^target\.yaml:\d+:\d+: \S+: /);
});
