import { describe, expect, test } from "vitest";
import { measureCoverage, openTarget } from "../../conformance/kit/index.ts";
import { anExchange, covered, enumerating } from "./coverage.ts";
import { aCase, aTransport, contract, sent } from "./parcels.ts";

const got = (path: string) => anExchange({ operation: "getParcel", method: "GET", path, requestBody: "" });

describe("out of what the contract declares", () => {
  test("nothing run covers nothing, and everything is named", async () => {
    const { missing, open: _open, ...figures } = await covered([]);
    expect(figures).toEqual({
      service: "parcels",
      suite: "0",
      cases: { total: 0, held: 0, failed: [] },
      operations: { total: 2, exercised: 0 },
      statuses: { total: 5, exercised: 0 },
      codes: { total: 3, provoked: 0 },
      parameters: { total: 4, sent: 0 },
      enumValues: { total: 0, seen: 0 },
      rules: { total: 2, positive: 0, contrast: 0 },
      statements: { total: 1, quoted: 0 },
    });
    expect(missing).toEqual(
      [
        "operation sendParcel",
        "operation getParcel",
        "status sendParcel 200",
        "status sendParcel 400",
        "status sendParcel 409",
        "status getParcel 200",
        "status getParcel 204",
        "code sendParcel 400 to_missing",
        "code sendParcel 400 too_many",
        "code sendParcel 409 too_many",
        "parameter sendParcel body to",
        "parameter sendParcel body tags",
        "parameter getParcel path id",
        "parameter getParcel query fields",
        "rule too-many positive",
        "rule free-of-charge positive",
        "rule too-many contrast",
        "rule free-of-charge contrast",
        "statement send",
      ].map((what) => ({ what, reason: "" })),
    );
  });

  test("an exchange covers its operation, status, code and parameters, a header its rules and statements", async () => {
    const file = aCase({ rules: { positive: ["too-many"], contrast: ["free-of-charge"] } });
    const refusal = anExchange({ status: 400, text: '{"code":"too_many"}' });
    const { open, ...figures } = await covered([
      { file, exchanges: [anExchange(), refusal, got("/parcels/7?fields=id")] },
    ]);
    expect(figures).toMatchObject({
      cases: { total: 1, held: 1, failed: [] },
      operations: { total: 2, exercised: 2 },
      statuses: { exercised: 3 },
      codes: { provoked: 1 },
      parameters: { sent: 3 },
      rules: { total: 2, positive: 1, contrast: 1 },
      statements: { total: 1, quoted: 1 },
    });
    expect(open).toEqual([
      "status sendParcel 409",
      "status getParcel 204",
      "code sendParcel 400 to_missing",
      "code sendParcel 409 too_many",
      "parameter sendParcel body tags",
      "rule free-of-charge positive",
      "rule too-many contrast",
    ]);
  });

  test("an undeclared status or code, and an answer that never came, cover nothing", async () => {
    const exchanges = [
      anExchange({ status: 418, text: '{"code":"too_many"}' }),
      anExchange({ status: 409, text: '{"code":"other"}' }),
      anExchange({ operation: "getParcel", path: "/parcels/7", status: 0 }),
    ];
    const { open } = await covered([{ file: aCase(), exchanges }]);
    expect(open).toContain("code sendParcel 409 too_many");
    expect(open).toContain("operation getParcel");
    expect(open).not.toContain("status sendParcel 409");
  });

  test("a vendor's own place for the code is looked at", async () => {
    const file = aCase();
    const suite = { ...file.suite, codeOf: () => "too_many" };
    const { codes } = await covered([{ file: { ...file, suite }, exchanges: [anExchange({ status: 409, text: "" })] }]);
    expect(codes.provoked).toBe(1);
  });

  test("a call of the vendor's is seen when a case holds whose rule is about it", async () => {
    const rule = enumerating.rules.get("free-of-charge");
    if (!rule) throw new Error("the contract has lost its rule");
    const rules = new Map(enumerating.rules).set(rule.id, { ...rule, operations: ["parcelLost"] });
    const run = (positive: "free-of-charge" | "too-many") =>
      covered([{ file: aCase({ rules: { positive: [positive] } }) }], [], { ...enumerating, rules });
    expect((await run("too-many")).open).toContain("operation parcelLost");
    expect((await run("free-of-charge")).open).not.toContain("operation parcelLost");
  });
});

describe("by cases that hold", () => {
  test.each(["fail", "known", "setUpFailed"] as const)("a case that ends as %s covers nothing", async (result) => {
    const file = aCase({ rules: { positive: ["too-many"] } });
    const failed = await covered([{ file, result, exchanges: [anExchange()] }]);
    const nothing = await covered([]);
    expect(failed).toEqual({ ...nothing, suite: "1.0", cases: { total: 1, held: 0, failed: [file.id] } });
  });

  test("a warning is about something nobody promised, so the case counts", async () => {
    const { operations } = await covered([{ file: aCase(), result: "warning", exchanges: [anExchange()] }]);
    expect(operations.exercised).toBe(1);
  });

  test("a whole run is measured as it goes", async () => {
    const refusing = aCase({
      id: "parcels/is-not-sent",
      rules: { positive: ["too-many"] },
      async run({ as }) {
        (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(409);
      },
    });
    const { transport } = aTransport(() => sent());
    const target = await openTarget({ contract, transport, url: "http://127.0.0.1:4999" });
    const heard: string[] = [];
    const coverage = await measureCoverage({
      contract,
      target,
      cases: [aCase(), refusing],
      runId: "r1",
      failOn: "may",
      now: () => new Date("2026-05-01T00:00:00Z"),
      onExchange: (caseId) => void heard.push(caseId),
    });
    expect(coverage).toMatchObject({
      cases: { total: 2, held: 1, failed: ["parcels/is-not-sent"] },
      operations: { exercised: 1 },
      rules: { positive: 0 },
    });
    expect(heard.sort()).toEqual(["parcels/is-not-sent", "parcels/is-sent"]);
  });
});
