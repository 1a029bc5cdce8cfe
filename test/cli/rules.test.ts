import { expect, test } from "vitest";
import { typed } from "./terminal.ts";

test("rules is a table of every rule with how we know it and counts of what stands for it", async () => {
  const { code, out, err } = await typed(["rules", "rank-math"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^rule +how we know +by +acts +must not +mutants$/m);
  expect(out).toMatch(/^rank-math\/plan-exists +documented +demand +[1-9]\d* +[1-9]\d* +[1-9]\d*$/m);
  expect(out).toMatch(/^\d+ rules$/m);
  const columnsAside = (text: string) => text.replaceAll(/ +/g, " ").split("\n");
  const rows = columnsAside(out).filter((line) => line.startsWith("rank-math/"));
  expect(columnsAside((await typed(["rules"])).out)).toEqual(expect.arrayContaining(rows));
});

test("one rule is shown whole", async () => {
  const { code, out } = await typed(["rules", "rank-math", "plan-exists"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^rank-math\/plan-exists\nA customer who already holds/);
  expect(out).toMatch(/^ {2}how we know +documented +create-order-plan-exists +"Create Order", plan_exists/m);
  expect(out).toMatch(/^ {2}status +400 +chosen/m);
  expect(out).toMatch(/^ {2}code +plan_exists +documented/m);
  expect(out).toMatch(/^ {2}setting +plan-exists-status: 400 \| 409$/m);
  expect(out).toMatch(/^ {2}by demand +errors\.ts$/m);
  expect(out).toMatch(/^ {2}acts in +payment\/second-content-ai-plan-is-refused$/m);
  expect(out).toMatch(/^ {2}must not in +auth\/rights-come-before-what-is-asked-for$/m);
  expect(out).toMatch(/^ {2}mutants +rank-math\/rules\/plan-exists$/m);
});

test("a rule of the contract's shape stands on a line of the contract, a rule of order in the list of checks", async () => {
  const shape = await typed(["rules", "rank-math", "plan-known"]);
  expect(shape.out).toMatch(/^ {2}by shape +openapi\/rank-math\/openapi\.yaml:\d+$/m);
  const order = await typed(["rules", "rank-math", "missing-parameters-before-missing-credentials"]);
  expect(order.out).toMatch(/^ {2}by order +checks in service\.ts$/m);
});

test("--json is the list that scripts read, and nothing else", async () => {
  const { code, out } = await typed(["rules", "rank-math", "plan-exists", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    expect.objectContaining({
      id: "plan-exists",
      service: "rank-math",
      kind: "refuses",
      statement: expect.stringContaining("second one by a parent order"),
      provenance: expect.objectContaining({ grade: "documented", source: "create-order-plan-exists" }),
      operations: ["createOrder"],
      cases: {
        positive: expect.arrayContaining(["payment/second-content-ai-plan-is-refused"]),
        contrast: expect.arrayContaining(["payment/one-plan-of-each-family-is-sold"]),
      },
      mutants: expect.arrayContaining(["rank-math/rules/plan-exists"]),
    }),
  ]);
});
