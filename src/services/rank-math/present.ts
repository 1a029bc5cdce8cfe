import type { components } from "../../../openapi/rank-math/types.ts";
import { type Instant, toUnix } from "../../core/instant.ts";
import { fromCents } from "../../core/money.ts";
import { rule, type Settings } from "./contract.ts";
import { licenceStatus } from "./rules/licence.ts";
import { licencePlan } from "./rules/plan.ts";
import type { Customer, Order, Subscription } from "./tables.ts";

type Shown = components["schemas"];

/** Amounts are shown with two decimals. */
const amount = rule("total-defaults-to-zero", fromCents, (cents) => String(cents / 100));

export const presentOrder = (order: Order): Shown["Order"] => ({
  order_type: order.type,
  id: order.id,
  subscription_id: order.subscriptionId,
  paid_date: toUnix(order.paidAt),
  currency: "USD",
  total: amount(order.totalCents),
});

export const presentCustomer = (customer: Customer): Shown["Customer"] => ({
  email: customer.email,
  first_name: customer.firstName,
  last_name: customer.lastName,
  id: customer.id,
});

export interface Moment {
  readonly now: Instant;
  readonly settings: Settings;
}

export function presentLicence(subscription: Subscription, { now, settings }: Moment): Shown["Licence"] {
  const status = licenceStatus(subscription, now);
  return {
    date_expiration: status === "cancelled" ? 0 : toUnix(subscription.expiresAt),
    plan: licencePlan(subscription.plan, settings),
    origin: "reseller",
    subscription_id: subscription.id,
    status,
  };
}

const turned = (key: string, by: number): string => key.slice(by) + key.slice(0, by);

/** One key per customer, whatever he holds. */
const downloadKey = rule(
  "download-key-constant",
  (customer: Customer, _subscription: Subscription) => customer.downloadKey,
  ({ downloadKey: key }, { id, expiresAt }) =>
    turned(key, 1 + ((id + Number(expiresAt.slice(2, 4))) % (key.length - 1))),
);

export function presentPlugin(customer: Customer, subscription: Subscription): string {
  const query = new URLSearchParams({ username: customer.login, api_key: downloadKey(customer, subscription) });
  return `https://rankmath.com/download/510590/seo-by-rank-math-pro.zip?${query}`;
}

/** The blocks of an order's answer. */
export const presentSale = (order: Order, customer: Customer, subscription: Subscription, moment: Moment) => ({
  order: presentOrder(order),
  customer: presentCustomer(customer),
  licence: presentLicence(subscription, moment),
  plugin: presentPlugin(customer, subscription),
});

export const success = <Type extends string, Blocks extends object>(type: Type, blocks: Blocks) =>
  ({
    status: 200,
    body: { code: "success", message: "success", data: { status: 200, error: false, type, ...blocks } },
  }) as const;
