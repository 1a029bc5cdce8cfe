import { describe, expect, test } from "vitest";
import type { Settings } from "../../../src/services/rank-math/contract.ts";
import { licencePlan, sellOnce, stayInFamily } from "../../../src/services/rank-math/rules/plan.ts";
import type { Plan, Subscription } from "../../../src/services/rank-math/tables.ts";
import { aSubscription, now, settings, yesterday } from "./records.ts";

const sell =
  (plan: Plan, held: Partial<Subscription>[], over: Partial<Settings> = {}) =>
  () =>
    sellOnce(plan, held.map(aSubscription), { caller: { id: "reseller" }, now, settings: settings(over) });
const planExists = (status: number) =>
  expect.objectContaining({ rule: "plan-exists", status, body: expect.objectContaining({ code: "plan_exists" }) });

describe("a plan is sold once", () => {
  test("to those who hold an active one of the family from this reseller", () => {
    expect(sell("seo-by-rank-math-pro", [{}])).toThrow(planExists(400));
    expect(sell("seo-by-rank-math-agency", [{ status: "cancelled" }, {}])).toThrow(planExists(400));
    expect(sell("content-ai-expert", [{ plan: "content-ai-starter" }])).toThrow(planExists(400));
  });

  test.each<[string, Partial<Subscription>[]]>([
    ["nothing", []],
    ["another family", [{ plan: "content-ai-expert" }]],
    ["a cancelled one", [{ status: "cancelled" }]],
    ["one that ran out", [{ expiresAt: yesterday }]],
    ["one that runs out this very moment", [{ expiresAt: now }]],
    ["one from another reseller", [{ userId: "other-reseller" }]],
  ])("and again to those who hold %s", (_what, held) => {
    expect(sell("seo-by-rank-math-pro", held)).not.toThrow();
  });

  test("as the settings say: their status, any family, any reseller", () => {
    expect(sell("seo-by-rank-math-pro", [{}], { "plan-exists-status": 409 })).toThrow(planExists(409));
    const anyFamily = { "plan-exists-reading": "any-subscription" } as const;
    expect(sell("seo-by-rank-math-pro", [{ plan: "content-ai-expert" }], anyFamily)).toThrow(planExists(400));
    const anyReseller = { "plan-exists-scope": "all-resellers" } as const;
    expect(sell("seo-by-rank-math-pro", [{ userId: "other-reseller" }], anyReseller)).toThrow(planExists(400));
  });
});

describe("a switch stays in the family", () => {
  test("and is refused across", () => {
    expect(() => stayInFamily("seo-by-rank-math-pro", "seo-by-rank-math-agency", settings())).not.toThrow();
    expect(() => stayInFamily("content-ai-starter", "seo-by-rank-math-pro", settings())).toThrow(
      expect.objectContaining({ rule: "switch-within-family", status: 400 }),
    );
  });

  test("unless the setting allows it", () => {
    const allowed = settings({ "switch-across-families": "allowed" });
    expect(() => stayInFamily("content-ai-starter", "seo-by-rank-math-pro", allowed)).not.toThrow();
  });
});

test.each([
  ["seo-by-rank-math-pro", "pro", "pro"],
  ["seo-by-rank-math-business", "business", "business"],
  ["seo-by-rank-math-agency", "agency", "agency"],
  ["content-ai-starter", "starter", "content-ai-starter"],
  ["content-ai-creator", "creator", "content-ai-creator"],
  ["content-ai-expert", "expert", "content-ai-expert"],
] as const)("a licence of %s names it %s, or %s by setting", (plan, short, slug) => {
  expect(licencePlan(plan, settings())).toBe(short);
  expect(licencePlan(plan, settings({ "content-ai-plan-name": "slug" }))).toBe(slug);
});
