import { demand } from "../../../../core/refusal.ts";
import type { Context } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { presentCustomer, presentLicence, presentOrder, presentPlugin, success } from "../../present.ts";
import { subscriptionStartsWithNewest } from "../../rules/list.ts";
import type { Subscription } from "../../tables.ts";

/** The answer to reading and to cancelling a subscription. */
export async function presentSubscription(subscription: Subscription, ctx: Context) {
  const { tx, settings } = ctx;
  const customer = await tx.customers.get(subscription.customerId);
  demand(customer, () => errors.noSuchSubscription(settings));
  const { rows } = await tx.orders.find("subscription", String(subscription.id), {
    newestFirst: subscriptionStartsWithNewest(settings["subscription-orders-order"]),
  });
  return success("subscription", {
    orders: rows.map((order) => ({ order: presentOrder(order) })),
    customer: presentCustomer(customer),
    licence: presentLicence(subscription, ctx),
    plugin: presentPlugin(customer, subscription),
  });
}
