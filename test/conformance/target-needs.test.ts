import { expect, test } from "vitest";
import { capabilities, loadCases, neededTargetFile, openContract } from "../../conformance/kit/index.ts";
import { readTargetFile } from "../../conformance/kit/target-file.ts";
import { contractFolder } from "../../openapi/read.ts";
import { aCase, contract } from "./parcels.ts";

const cases = [
  aCase({ needs: { given: ["van"], capabilities: ["clock"] }, settings: { "too-many-status": 409 } }),
  aCase({ id: "parcels/again", needs: { given: ["van"], roles: ["other"], capabilities: ["clock", "panel"] } }),
  aCase({ id: "parcels/odd", since: "1.2", needs: { capabilities: ["rows", "outbox"] } }),
];

test("what a target file needs is counted", () => {
  const needed = neededTargetFile(contract, cases);
  expect(needed).toContain('suite: "1.2"');
  expect(needed).toMatch(
    /^ {2}sender: +# 3 cases\n {4}\{ name: "\$\{PARCELS_SENDER_NAME\}", password: "\$\{PARCELS_SENDER_PASSWORD\}" \}$/m,
  );
  expect(needed).toMatch(/^ {2}van: +# 2 cases$/m);
  expect(needed).toContain("#   clock: { http: https://staging.example/hooks } # 2 cases; without any other 1\n");
  expect(needed).toContain("# 1 case can be judged on a Stunt Double only.");
  expect(needed).not.toContain("#   outbox:");
  expect(needed).toMatch(/^# {3}too-many-status: 400 +# or 409; 1 case$/m);
});

const filled = (needed: string, address: string) =>
  readTargetFile(contractOf(needed), {
    name: "needed.yaml",
    source: needed,
    environment: new Proxy<Record<string, string>>(
      {},
      { get: (_, name) => (name === "TARGET_URL" ? address : String(name)) },
    ),
  });
const rankMath = openContract(contractFolder("rank-math"));
const contractOf = (needed: string) => (needed.includes("service: rank-math") ? rankMath : contract);

test("as soon as its variables are set it can be read", async () => {
  const own = neededTargetFile(contract, cases);
  expect(filled(own, "http://127.0.0.1:1")).toMatchObject({
    name: "my-parcels",
    roles: { sender: { name: "PARCELS_SENDER_NAME", password: "PARCELS_SENDER_PASSWORD" } },
    given: { van: null },
    may: "creates",
  });
  const vendor = neededTargetFile(rankMath, await loadCases("rank-math"));
  expect(Object.keys(filled(vendor, "http://127.0.0.1:1").roles)).toEqual(["reseller", "other-reseller", "subscriber"]);
  expect(() => readTargetFile(contract, { name: "n.yaml", source: own, environment: {} })).toThrow(
    "n.yaml:6:1: address: the environment has no TARGET_URL; set TARGET_URL or write the value here",
  );
});

test("with every line uncommented it can be read, too", async () => {
  for (const [about, all] of [
    [contract, cases],
    [rankMath, await loadCases("rank-math")],
  ] as const) {
    const open = neededTargetFile(about, all)
      .split("\n")
      .map((line) => (/^# ([\w-]+:| {2}[\w-]+: )/.test(line) && !/yaml-language/.test(line) ? line.slice(2) : line))
      .filter((line) => !/ca\.pem/.test(line))
      .join("\n");
    const read = filled(open, "http://127.0.0.1:1");
    expect(Object.keys(read.settings).length).toBeGreaterThan(0);
    expect(read.gate.judged).toBe(0.85);
    expect(capabilities).toEqual(expect.arrayContaining(Object.keys(read.hooks)));
    expect(read.hooks.clock).toMatchObject({ address: "https://staging.example/hooks" });
  }
});
