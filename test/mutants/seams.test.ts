import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCases } from "../../conformance/kit/index.ts";
import { Bench } from "../../src/mutants/bench.ts";
import { mutantsOf } from "../../src/mutants/derive.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";

const mutants = new Map(mutantsOf(rankMath).map((mutant) => [mutant.id.replace("rank-math/", ""), mutant]));
const unchecked = "blind";
let bench: Bench;
beforeAll(async () => {
  const cases = await loadCases("rank-math");
  const blind = cases.map((one) => ({
    ...one,
    id: `${unchecked}/${one.id}`,
    run: (stage: Parameters<typeof one.run>[0]) =>
      one.run({ ...stage, check: (what, named) => stage.check(what, named, 1, 1) }),
  }));
  bench = new Bench(rankMath, [...cases, ...blind]);
});
afterAll(() => bench.close());

/** One mutant of each seam: a case that sees it, and one that meets it without looking. */
const seams = [
  ["rules/plan-exists", "payment/second-plan-of-a-family-is-refused", "payment/one-plan-of-each-family-is-sold"],
  ["rules/page-numbers-from-one", "errors/pages-and-numbers-begin-at-one", "errors/one-is-a-page-and-a-number"],
  [
    "behaviour/checks/route-before-caller",
    "auth/wrong-credentials-come-before-the-route",
    "auth/every-call-needs-credentials",
  ],
  ["behaviour/orders/new-lost", "order/order-is-read-as-it-was-created", "payment/paid-date-is-the-moment-of-the-call"],
  [
    "behaviour/subscriptions/stale-read",
    "renewal/renewal-revives-an-expired-licence",
    "order/order-is-read-as-it-was-created",
  ],
  ["behaviour/lists/skip-ignored", "orders/pages-follow-one-another", "orders/totals-stand-in-headers"],
  [
    "behaviour/time/stands-still",
    "licence/licence-expires-when-its-time-has-passed",
    "order/order-is-read-as-it-was-created",
  ],
  [
    "behaviour/tokens/always-the-same",
    "licence/download-key-of-another-customer-differs",
    "order/order-is-read-as-it-was-created",
  ],
  [
    "effects/site-list/lost",
    "site-list/reseller-is-asked-every-two-hours",
    `${unchecked}/site-list/reseller-is-asked-every-two-hours`,
  ],
  [
    "effects/signature/authorization/wrong",
    "site-list/reseller-is-asked-every-two-hours",
    `${unchecked}/site-list/reseller-is-asked-every-two-hours`,
  ],
  [
    "behaviour/callers/any-password-will-do",
    "auth/a-withdrawn-password-is-refused-and-the-others-work",
    "auth/an-unknown-user-name-is-refused-everywhere",
  ],
  [
    "behaviour/orders/of-another-shown",
    "order/order-of-another-reseller-is-not-found",
    "order/order-is-read-as-it-was-created",
  ],
  [
    "shape/listOrders-200/header/x-wp-total/missing",
    "orders/totals-stand-in-headers",
    "order/order-is-read-as-it-was-created",
  ],
  ["shape/getOrder-404/status/500", "order/unknown-order-is-not-found", "order/order-is-read-as-it-was-created"],
  [
    "behaviour/answers/getOrder-200/data.order.total/other-value",
    "order/order-is-read-as-it-was-created",
    "licence/cancelled-licence-does-not-expire",
  ],
] as const;

describe.each(seams)("%s", (id, looking, blind) => {
  test("a case that looks notices, one that does not lets it pass", async () => {
    const mutant = mutants.get(id);
    if (!mutant) throw new Error(`there is no mutant ${id}`);
    expect((await bench.try(mutant, [looking])).noticed).toBe("check");
    expect((await bench.try(mutant, [blind])).reports.map(({ result }) => result)).toEqual(["pass"]);
  });
});

test("a defect that the simulator itself reports is a crash, not a check", async () => {
  const mutant = mutants.get("rules/plan-known");
  const trial = mutant && (await bench.try(mutant, ["errors/an-unknown-plan-is-refused"]));
  expect(trial?.noticed).toBe("crash");
});

test("a mutant that breaks what a case prepares is noticed by the set-up", async () => {
  const mutant = mutants.get("shape/createOrder-200/data.order.id/missing");
  const trial = mutant && (await bench.try(mutant, ["order/order-of-another-reseller-is-not-found"]));
  expect(trial?.noticed).toBe("setUp");
});

test("the first that notices ends the search", async () => {
  const mutant = mutants.get("behaviour/orders/new-lost");
  const looking = "order/order-is-read-as-it-was-created";
  const trial = mutant && (await bench.try(mutant, [looking, looking]));
  expect(trial?.reports).toHaveLength(1);
});
