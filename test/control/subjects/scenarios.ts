import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control } from "../control.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl();
});

const text = `scenario: Jane has one plan.
service: rank-math
steps:
  - as: reseller
    call: createOrder
    with: { type: parent, first_name: Jane, email: jane@example.com, plan: seo-by-rank-math-pro }
`;
const wrong = text.replace("call:", "cal:");

describe("scenarios", () => {
  test("are listed with where they come from, and shown as written", async () => {
    const { scenarios } = (await control.call("listScenarios", "get", "/scenarios")).body;
    expect(scenarios).toContainEqual(
      expect.objectContaining({ name: "rank-math/mixed-book", services: ["rank-math"], shipped: true }),
    );
    const { body } = await control.call("readScenario", "get", "/scenarios/rank-math/mixed-book");
    expect(body.text).toBe(readFileSync(body.file, "utf8"));
    expect(body.text).toContain(body.says);
  });

  test("are judged without keeping anything", async () => {
    const check = async (one: string) =>
      (await control.call("checkScenario", "post", "/scenarios/check", { name: "qa/jane.yaml", text: one })).body;
    expect(await check(text)).toEqual({ ok: true, mistakes: [], notes: [] });
    const { ok, mistakes } = await check(wrong);
    expect(ok).toBe(false);
    expect(mistakes).toContainEqual(
      expect.objectContaining({ file: "qa/jane.yaml", line: 5, remedy: expect.stringContaining("call") }),
    );
    expect((await control.call("listSandboxes", "get", "/sandboxes")).body.sandboxes).toEqual(["default"]);
  });

  test("replace a sandbox's state by name or as text, and keep its credentials", async () => {
    const before = (await control.call("createSandbox", "post", "/sandboxes", { name: "ci" })).body;
    const load = (body: unknown) => control.call("loadScenario", "post", "/sandboxes/ci/scenario", body);
    const named = (await load({ scenarios: ["rank-math/mixed-book"] })).body;
    expect(named).toMatchObject({ sandbox: { name: "ci", scenarios: ["rank-math/mixed-book"] }, notes: [] });
    expect(named.sandbox.credentials).toEqual(before.credentials);
    const own = (await load({ name: "qa/jane.yaml", text })).body;
    expect(own.sandbox.credentials).toEqual(before.credentials);
    const { body } = await control.call("readRows", "get", "/sandboxes/ci/rows/rank-math/orders");
    expect(body.total).toBe(1);
  });

  test("a wrong one is refused with every mistake", async () => {
    const path = "/sandboxes/default/scenario";
    const { status, body } = await control.call("loadScenario", "post", path, { name: "qa/jane.yaml", text: wrong });
    expect(status).toBe(400);
    expect(body.mistakes.length).toBeGreaterThan(0);
    expect(body).toMatchObject({ field: body.mistakes[0].field, remedy: body.mistakes[0].remedy });
  });

  test("a sandbox is saved as one, and that can be loaded", async () => {
    await control.call("loadScenario", "post", "/sandboxes/default/scenario", { text });
    const path = "/sandboxes/default/scenario/save";
    const saved = (await control.call("saveScenario", "post", path, { says: "Jane has one plan, saved." })).body;
    expect(saved.text).toContain("Jane has one plan, saved.");
    await control.call("createSandbox", "post", "/sandboxes", { name: "copy" });
    await control.call("loadScenario", "post", "/sandboxes/copy/scenario", { text: saved.text });
    const rows = async (name: string) =>
      (await control.call("readRows", "get", `/sandboxes/${name}/rows/rank-math/orders`)).body;
    expect(await rows("copy")).toEqual(await rows("default"));
  });
});
