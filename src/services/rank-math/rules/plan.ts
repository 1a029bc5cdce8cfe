import type { components } from "../../../../openapi/rank-math/types.ts";
import type { Change } from "../../../core/change.ts";
import type { Instant } from "../../../core/instant.ts";
import { demand } from "../../../core/refusal.ts";
import { rule, type Settings } from "../contract.ts";
import * as errors from "../errors.ts";
import type { Plan, Subscription } from "../tables.ts";
import { licenceStatus } from "./licence.ts";

/** Every plan that is sold. */
export const plans: readonly Plan[] = [
  "seo-by-rank-math-pro",
  "seo-by-rank-math-business",
  "seo-by-rank-math-agency",
  "content-ai-starter",
  "content-ai-creator",
  "content-ai-expert",
];

/** The product family of a plan. */
const family = (plan: Plan): "seo" | "content-ai" => (plan.startsWith("content-ai-") ? "content-ai" : "seo");

/** Plans of different families do not stand in each other's way. */
const competes = rule(
  "plan-families-independent",
  (plan: Plan, held: Plan) => family(plan) === family(held),
  () => true,
);

interface Sale {
  readonly caller: { readonly id: string };
  readonly now: Instant;
  readonly settings: Settings;
}

/** Whether a held subscription keeps a reseller from selling a plan to the same customer. */
export const standsInTheWayOf =
  (plan: Plan, { caller, now, settings }: Sale) =>
  (subscription: Subscription): boolean =>
    licenceStatus(subscription, now) === "active" &&
    (subscription.userId === caller.id || settings["plan-exists-scope"] === "all-resellers") &&
    (competes(plan, subscription.plan) || settings["plan-exists-reading"] === "any-subscription");

/** A customer holds one active plan of a family from the same reseller; `instead`: what could be done with the one held. */
export function sellOnce(
  plan: Plan,
  held: readonly Subscription[],
  sale: Sale,
  instead: (held: Subscription, inFamily: boolean) => Change | undefined = () => undefined,
): void {
  const rival = held.find(standsInTheWayOf(plan, sale));
  demand(!rival, () => {
    const own = rival?.userId === sale.caller.id ? rival : undefined;
    return errors.planExists(sale.settings, own && instead(own, family(plan) === family(own.plan)));
  });
}

/** A switch stays within the product family. */
export function stayInFamily(
  from: Plan,
  to: Plan,
  settings: Settings,
  instead: (from: Plan, to: Plan) => Change | undefined = () => undefined,
): void {
  const stays = family(from) === family(to) || settings["switch-across-families"] === "allowed";
  demand(stays, () => errors.otherFamily(instead(from, to)));
}

/** The plan of one family that stands where another plan stands in its own. */
export function otherPlanLike(of: Plan, like: Plan): Plan {
  const ofFamily = (one: Plan) => plans.filter((plan) => family(plan) === family(one));
  return ofFamily(of)[ofFamily(like).indexOf(like)] ?? of;
}

/** A plan as the licence names it. */
export type LicencePlan = components["schemas"]["Licence"]["plan"];

const shortNames = {
  "seo-by-rank-math-pro": "pro",
  "seo-by-rank-math-business": "business",
  "seo-by-rank-math-agency": "agency",
  "content-ai-starter": "starter",
  "content-ai-creator": "creator",
  "content-ai-expert": "expert",
} as const satisfies Record<Plan, LicencePlan>;

type SeoPlan = Extract<Plan, `seo-${string}`>;
type ContentAiPlan = Exclude<Plan, SeoPlan>;

const seoName = rule(
  "licence-plan-short-name",
  (plan: SeoPlan): LicencePlan => shortNames[plan],
  (): LicencePlan => "pro",
);

const contentAiName = rule(
  "content-ai-plan-short-name",
  (plan: ContentAiPlan, shown: Settings["content-ai-plan-name"]): LicencePlan =>
    shown === "short" ? shortNames[plan] : plan,
  (plan) => plan,
);

const isSeo = (plan: Plan): plan is SeoPlan => family(plan) === "seo";

/** `pro` for seo-by-rank-math-pro. */
export const licencePlan = (plan: Plan, settings: Settings): LicencePlan =>
  isSeo(plan) ? seoName(plan) : contentAiName(plan, settings["content-ai-plan-name"]);
