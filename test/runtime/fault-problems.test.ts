import { describe, expect, test } from "vitest";
import { faultScopeOf } from "../../src/http/fault-answers.ts";
import { faultProblems } from "../../src/runtime/fault-problems.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { aShop } from "./shop.ts";

const { simulator } = await aShop();
const scope = faultScopeOf("rank-math", simulator.pipeline.contract(rankMath));
const problems = (fault: unknown) =>
  faultProblems(fault, scope).map(({ field, problem, remedy }) => `${field} ${problem} | ${remedy}`.trim());

const aFault = { operation: "createOrder", answer: "storing_error" };

describe("a fault that can wait", () => {
  test.each([
    [aFault],
    [{ ...aFault, service: "rank-math", next: 3, at: "after", when: { type: "renewal", total: 5 } }],
    [{ operation: "getSubscription", transport: { latency: "PT0.25S" }, when: { subscription_id: 7 } }],
    [{ operation: "listOrders", transport: "reset" }],
    [{ operation: "listOrders", transport: { latency: "PT10M" } }],
  ])("%j has no problem", (fault) => expect(problems(fault)).toEqual([]));
});

describe("a fault that cannot", () => {
  test.each<[unknown, string]>([
    ["createOrder", "is not a fault"],
    [null, "is not a fault"],
    [[aFault], "is not a fault"],
    [{ answer: "storing_error" }, "operation is missing | known: createOrder, "],
    [
      { ...aFault, operation: "createOrders" },
      "operation createOrders is no operation of rank-math | did you mean createOrder?",
    ],
    [{ ...aFault, operation: "toString" }, "operation toString is no operation of rank-math | known: createOrder"],
    [{ ...aFault, operation: 5 }, "operation 5 is no operation of rank-math | known"],
    [{ operation: "createOrder" }, "answer is missing | an error code of the operation, or transport"],
    [
      { ...aFault, answer: "storing-eror" },
      "answer storing-eror is no error code of createOrder | did you mean storing_error?",
    ],
    [
      { operation: "getOrder", answer: "plan_exists" },
      "answer plan_exists is no error code of getOrder | known: rest_invalid_json",
    ],
    [{ ...aFault, answer: ["x"] }, 'answer ["x"] is no error code'],
    [{ ...aFault, transport: "reset" }, "transport stands beside answer"],
    [{ operation: "getOrder", transport: "resett" }, "transport resett is no transport fault | did you mean reset?"],
    [{ operation: "getOrder", transport: 5 }, "transport 5 is no transport fault | known: reset"],
    [{ operation: "getOrder", transport: {} }, "transport.latency nothing is not a duration"],
    [{ operation: "getOrder", transport: { latency: "2s" } }, "transport.latency 2s is not a duration | write PT2S"],
    [{ operation: "getOrder", transport: { latency: 2 } }, "transport.latency 2 is not a duration"],
    [{ operation: "getOrder", transport: { latency: "PT11M" } }, "transport.latency PT11M is too long | ten minutes"],
    [{ operation: "getOrder", transport: { latency: "P99999999Y" } }, "transport.latency P99999999Y is too long"],
    [
      { operation: "getOrder", transport: { latency: "PT1S", extra: 1 } },
      "transport.extra extra is no word of a transport fault",
    ],
    [{ ...aFault, when: "email" }, "when is not a mapping | { field: value }"],
    [{ ...aFault, when: { emial: "a" } }, "when.emial emial is no field of createOrder | did you mean email?"],
    [{ ...aFault, when: { email: { a: 1 } } }, 'when.email {"a":1} is not a value'],
    [{ ...aFault, next: 0 }, "next 0 is not a number of calls | 1 or more"],
    [{ ...aFault, next: 1.5 }, "next 1.5 is not a number of calls"],
    [{ ...aFault, next: "2" }, "next 2 is not a number of calls"],
    [{ ...aFault, at: "later" }, "at later is not a moment | before or after"],
    [{ ...aFault, times: 2 }, "times times is no word of a fault | known: service"],
    [{ ...aFault, opertion: 2 }, "opertion opertion is no word of a fault | did you mean operation?"],
  ])("%j: %s", (fault, told) => {
    const [first, ...others] = problems(fault);
    expect(first?.slice(0, told.length)).toBe(told);
    expect(others).toEqual([]);
  });

  test("is told everything at once", () => {
    expect(problems({ operation: "createOrder", answer: "x", next: 0, at: 5, when: { y: 1 } })).toHaveLength(4);
  });
});
