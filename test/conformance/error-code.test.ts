import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openTarget, runSuite } from "../../conformance/kit/index.ts";
import { errorCodeIn } from "../../src/core/error-code.ts";
import { CompiledContract } from "../../src/http/compile.ts";
import { isJson, OpenApi } from "../contract/document.ts";
import { anExchange, contractWith, covered } from "./coverage.ts";
import { aCase, aTransport, contract as plain } from "./parcels.ts";

/** The contract of parcels, whose vendor keeps its codes in `Error.Reason`. */
const changed = contractWith({
  "openapi: 3.1.0": "openapi: 3.1.0\nx-error-code: Error.Reason",
  "required: [code]": "required: [Error]",
  "{ code: { const: to_missing } }": "{ Error: { type: object, properties: { Reason: { const: to_missing } } } }",
  "{ code: { const: too_many } }": "{ Error: { type: object, properties: { Reason: { const: too_many } } } }",
});
const contract = { ...changed, placeOf: plain.placeOf, placeOfRule: plain.placeOfRule };

const refusing = aCase({
  rules: { positive: ["too-many"] },
  contract: ["sendParcel 400"],
  async run({ as }) {
    (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(400, "too_many");
  },
});

async function codeJudged(body: unknown, file = refusing) {
  const { transport } = aTransport(() => ({ status: 400, body }));
  const target = await openTarget({ contract, transport, url: "http://127.0.0.1:4999" });
  const now = () => new Date("2026-05-01T00:00:00Z");
  const report = await runSuite({ contract, cases: [file], target, runId: "r1", now });
  return report.cases[0]?.checks.find(({ what }) => what === "code");
}

test("a case's code is read from the member that the contract names", async () => {
  expect(await codeJudged({ Error: { Reason: "too_many" } })).toMatchObject({ holds: true });
  expect(await codeJudged({ Error: { Reason: "other" } })).toMatchObject({ holds: false, actual: '"other"' });
  expect(await codeJudged({ code: "too_many" })).toMatchObject({ holds: false });
});

test("where no rule says how sure a code is, its error schema does", async () => {
  const check = await codeJudged({ Error: { Reason: "too_many" } }, { ...refusing, rules: { positive: [] } });
  expect(check).toMatchObject({ grade: "inferred" });
});

test("coverage counts the codes of that member", async () => {
  const exchanges = [anExchange({ status: 409, text: '{"Error":{"Reason":"too_many"}}' })];
  const { codes, open } = await covered([{ file: aCase(), exchanges }], [], contract);
  expect(codes.provoked).toBe(1);
  expect(open).toContain("code sendParcel 400 to_missing");
});

test("contracts are checked by the codes of that member", () => {
  if (!isJson(contract.document.root)) throw new Error("the contract is no mapping");
  const document = new OpenApi(contract.document.root);
  const [send] = document.operations;
  const codes = send?.responses.map((response) => document.codes(response));
  expect(codes).toEqual([[], ["to_missing", "too_many"], ["too_many"]]);
});

test("faults offer the codes of the member that the contract names", () => {
  const folder = mkdtempSync(join(tmpdir(), "stunt-double-error-code-"));
  try {
    cpSync(join(import.meta.dirname, "../example/openapi"), folder, { recursive: true });
    const text = readFileSync(join(folder, "openapi.yaml"), "utf8").replaceAll("{ code: ", "{ reason: ");
    writeFileSync(join(folder, "openapi.yaml"), `x-error-code: reason\n${text}`);
    const compiled = new CompiledContract(folder);
    expect(compiled.operations.get("addReceiver")?.errorCodes()).toContain("receiver_taken");
    expect(compiled.codeIn({ reason: "receiver_taken", code: "other" })).toBe("receiver_taken");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a code is text or a number, and stands where it should", () => {
  expect(errorCodeIn({ Error: { Reason: 7 } }, "Error.Reason")).toBe("7");
  for (const body of [undefined, "Error", { Error: "Reason" }, { Error: { Reason: null } }, { Reason: "x" }])
    expect(errorCodeIn(body, "Error.Reason")).toBeUndefined();
});
