import { demand } from "../../core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { type Customer, clientId, emailKey, type Order, type Subscription } from "./tables.ts";

/** A subscription of the caller's own. */
export async function ownSubscription(id: number, { tx, caller, settings }: Context): Promise<Subscription> {
  const subscription = await tx.subscriptions.get(id);
  demand(subscription, () => errors.noSuchSubscription(settings));
  demand(subscription.userId === caller.id, () => errors.foreignSubscription(settings));
  return subscription;
}

/** An order of the caller's own. */
export async function ownOrder(id: number, { tx, caller, settings }: Context): Promise<Order> {
  const order = await tx.orders.get(id);
  demand(order, () => errors.noSuchOrder(settings));
  demand(order.userId === caller.id, () => errors.foreignOrder(settings));
  return order;
}

/** A customer to whom the caller has sold, by user id or e-mail address. */
export async function ownCustomer(idOrEmail: string | number, ctx: Context): Promise<Customer> {
  const { tx, caller, settings } = ctx;
  const customer = /^\d+$/.test(String(idOrEmail))
    ? await tx.customers.get(Number(idOrEmail))
    : await customerByEmail(String(idOrEmail), ctx);
  demand(customer, () => errors.noSuchCustomer(settings));
  demand(await tx.clients.get(clientId(caller.id, customer.id)), () => errors.foreignCustomer(settings));
  return customer;
}

export async function customerByEmail(email: string, { tx }: Context): Promise<Customer | undefined> {
  return (await tx.customers.find("email", emailKey(email), { limit: 1 })).rows[0];
}

/** The customer and the subscription behind an order that is shown. */
export async function partiesOf(order: Order, { tx, settings }: Context): Promise<[Customer, Subscription]> {
  const customer = await tx.customers.get(order.customerId);
  demand(customer, () => errors.customerRemoved(settings));
  const subscription = await tx.subscriptions.get(order.subscriptionId);
  demand(subscription, () => errors.noSuchSubscription(settings));
  return [customer, subscription];
}
