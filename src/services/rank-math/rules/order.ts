import { fromUnix, type Instant, plus } from "../../../core/instant.ts";
import { toCents } from "../../../core/money.ts";
import { rule, type Settings } from "../contract.ts";
import type { Plan, Subscription } from "../tables.ts";
import { licenceStatus } from "./licence.ts";

/** An amount or a time as it may be sent: text or number, empty or absent for "not sent". */
type Sent = string | number | undefined;

export const wasSent = (sent: Sent): sent is string | number => sent !== undefined && sent !== "";

/** What was paid, in cents; nothing unless sent. */
export const totalCents = (total: Sent): number => (wasSent(total) ? toCents(total) : 0);

/** The price of the next renewal, in cents: as sent, else as it was. */
export const renewalPrice = rule(
  "renewal-price-unless-sent",
  (price: Sent, before: number) => (wasSent(price) ? toCents(price) : before),
  (price) => (wasSent(price) ? toCents(price) : 0),
);

/** One calendar year on. */
const afterOneYear = rule(
  "renewal-default-one-year",
  (from: Instant) => plus(from, { years: 1 }),
  (from) => from,
);

/** The expiry that was sent, else another one. */
const asSent = rule(
  "renewal-time-as-sent",
  (renewalTime: Sent, otherwise: Instant) => (wasSent(renewalTime) ? fromUnix(Number(renewalTime)) : otherwise),
  (_renewalTime, otherwise) => otherwise,
);

/** An order's part in its subscription. */
export interface Terms {
  readonly plan: Plan;
  readonly price: Sent;
  readonly renewalTime: Sent;
  readonly now: Instant;
}

/** A parent order opens a subscription with an active licence. */
export const openSubscription = rule(
  "parent-order-opens-subscription",
  (
    ids: Pick<Subscription, "id" | "userId" | "customerId">,
    { plan, price, renewalTime, now }: Terms,
  ): Subscription => ({
    ...ids,
    plan,
    priceCents: renewalPrice(price, 0),
    expiresAt: asSent(renewalTime, afterOneYear(now)),
    status: "active",
    createdAt: now,
  }),
  (ids, { plan, now }) => ({
    ...ids,
    plan,
    priceCents: 0,
    expiresAt: now,
    status: "cancelled" as const,
    createdAt: now,
    cancelledAt: now,
  }),
);

/** What a renewal makes of a plan: nothing. */
const renewedPlan = rule(
  "renewal-keeps-subscription",
  (held: Plan, _sent: Plan) => held,
  (_held, sent) => sent,
);

/** The expiry of a licence that is renewed after it has run out. */
const revived = rule(
  "renewal-revives-expired-licence",
  (_expiredAt: Instant, renewed: Instant) => renewed,
  (expiredAt) => expiredAt,
);

/** A renewal moves the expiry and leaves ids and plan as they are. */
export function renew(subscription: Subscription, terms: Terms, settings: Settings): Subscription {
  const { price, renewalTime, now } = terms;
  const countsFrom = wasSent(renewalTime) || settings["renewal-counts-from"] === "now" ? now : subscription.expiresAt;
  const renewed = asSent(renewalTime, afterOneYear(countsFrom));
  const expired = licenceStatus(subscription, now) === "expired";
  return {
    ...active(subscription),
    plan: renewedPlan(subscription.plan, terms.plan),
    priceCents: renewalPrice(price, subscription.priceCents),
    expiresAt: expired ? revived(subscription.expiresAt, renewed) : renewed,
  };
}

const switchedPlan = rule(
  "switch-changes-plan-only",
  (_held: Plan, sent: Plan) => sent,
  (held) => held,
);

/** A switch replaces the plan; expiry and price change only when they are sent. */
export function switchPlan(subscription: Subscription, { plan, price, renewalTime }: Terms): Subscription {
  return {
    ...active(subscription),
    plan: switchedPlan(subscription.plan, plan),
    priceCents: renewalPrice(price, subscription.priceCents),
    expiresAt: asSent(renewalTime, subscription.expiresAt),
  };
}

/** The subscription without its cancellation, where the settings let an order revive it. */
function active({ cancelledAt: _cancelledAt, ...subscription }: Subscription): Subscription {
  return { ...subscription, status: "active" };
}
