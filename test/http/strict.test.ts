import { expect, test } from "vitest";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { parcels } from "../example/service/service.ts";
import { aBook, simulate } from "../example/simulate.ts";
import { exchanges } from "./exchanges.ts";
import { anOrder, type RankMathCall, rankMathRequest, simulateRankMath, subscriber } from "./rank-math.ts";

test("the second judge has no complaints about the example service's exchanges", async () => {
  const { call, complaints, defects, sandbox } = await simulate({ strict: true });
  let parcel = "";
  for (const exchange of exchanges) {
    const { status, headers } = await call(exchange.call(parcel));
    expect(status, exchange.claim).toBe(exchange.status);
    if (headers.Location && !parcel) parcel = new URL(headers.Location).pathname;
  }
  expect(complaints).toEqual([]);
  expect(defects).toEqual([]);
  expect(sandbox().journal.entries()).toHaveLength(exchanges.length);
});

const rankMathCalls: readonly (readonly [status: number, call: RankMathCall])[] = [
  [200, anOrder()],
  [400, anOrder()],
  [200, anOrder({ plan: "content-ai-starter", total: "12.5", renewal_time: 1_800_000_000 })],
  [400, anOrder({ plan: "none" })],
  [400, anOrder({ type: undefined })],
  [400, anOrder({ email: "" })],
  [404, anOrder({ type: "renewal", subscription_id: 1 })],
  [200, anOrder({ type: "renewal", subscription_id: 657124 })],
  [400, { method: "POST", path: "/payment/", raw: "{" }],
  [
    200,
    {
      method: "POST",
      path: "/payment/",
      query: "type=parent&first_name=Bo&email=bo@example.com&plan=content-ai-expert",
    },
  ],
  [200, {}],
  [200, { query: "page=2&number=1" }],
  [400, { query: "page=0" }],
  [401, { login: undefined }],
  [401, { login: "nobody:x" }],
  [403, { login: subscriber }],
  [200, { path: "/order/657123" }],
  [404, { path: "/order/1" }],
  [404, { path: "/order/one" }],
  [200, { path: "/customer/", query: "customer_id=ann@example.com" }],
  [400, { path: "/customer/" }],
  [200, { method: "PATCH", path: "/customer/", json: { customer_id: 377867, new_email: "anna@example.com" } }],
  [200, { path: "/subscription/657124" }],
  [200, { method: "DELETE", path: "/subscription/657124" }],
  [200, { method: "OPTIONS", path: "/payment/", login: undefined }],
  [200, { method: "HEAD" }],
];

test("the second judge has no complaints about a selection of rank-math's", async () => {
  const { simulator, complaints, defects } = await simulateRankMath({ strict: true });
  for (const [status, call] of rankMathCalls) {
    const reply = await simulator.pipeline.handle(rankMath, rankMathRequest(call));
    expect(reply.status, JSON.stringify(call)).toBe(status);
  }
  expect(complaints).toEqual([]);
  expect(defects).toEqual([]);
});

test("the second judge complains when a service overlooks what the contract refuses", async () => {
  const lax = { ...parcels, render: { ...parcels.render, violations: () => undefined } };
  const { call, complaints, sandbox } = await simulate({ services: [lax], strict: true });
  expect(await call(aBook({ weight_grams: 30_001, paid_cents: 40_000 }))).toMatchObject({ status: 201 });
  expect(complaints).toEqual([expect.stringMatching(/^sendParcel 201: the validator refuses the request .*30000/)]);
  expect(sandbox().journal.entries()[0]?.complaints).toEqual(complaints);
});
