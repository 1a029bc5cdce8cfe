import { demand } from "../../core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { anotherCustomer, anotherOrder, anotherSubscription } from "./suggest.ts";
import { type Customer, clientId, emailKey, type Order, type Subscription } from "./tables.ts";

/** A subscription of the caller's own. */
export async function ownSubscription(id: number, ctx: Context, customer?: Customer): Promise<Subscription> {
  const { tx, caller, settings } = ctx;
  const subscription = await tx.subscriptions.get(id);
  demand(subscription, () => errors.noSuchSubscription(settings, () => anotherSubscription(ctx, customer)));
  demand(subscription.userId === caller.id, () => errors.foreignSubscription(settings, subscription.userId));
  return subscription;
}

/** An order of the caller's own. */
export async function ownOrder(id: number, ctx: Context): Promise<Order> {
  const { tx, caller, settings } = ctx;
  const order = await tx.orders.get(id);
  demand(order, () => errors.noSuchOrder(settings, () => anotherOrder(ctx)));
  demand(order.userId === caller.id, () => errors.foreignOrder(settings, order.userId));
  return order;
}

/** A customer to whom the caller has sold, by user id or e-mail address, which were sent in that field. */
export async function ownCustomer(
  idOrEmail: string | number,
  ctx: Context,
  field: "customer_id" | "email" = "customer_id",
): Promise<Customer> {
  const { tx, caller, settings } = ctx;
  const customer = /^\d+$/.test(String(idOrEmail))
    ? await tx.customers.get(Number(idOrEmail))
    : await customerByEmail(String(idOrEmail), ctx);
  demand(customer, () => errors.noSuchCustomer(settings, () => anotherCustomer(field, idOrEmail, ctx)));
  const client = await tx.clients.get(clientId(caller.id, customer.id));
  const seller = client ?? (await tx.clients.find("customer", String(customer.id), { limit: 1 })).rows[0];
  demand(client, () => errors.foreignCustomer(settings, seller?.userId));
  return customer;
}

export async function customerByEmail(email: string, { tx }: Context): Promise<Customer | undefined> {
  return (await tx.customers.find("email", emailKey(email), { limit: 1 })).rows[0];
}

/** The customer and the subscription behind an order that is shown. */
export async function partiesOf(order: Order, ctx: Context): Promise<[Customer, Subscription]> {
  const { tx, settings } = ctx;
  const customer = await tx.customers.get(order.customerId);
  demand(customer, () => errors.customerRemoved(settings, () => anotherOrder(ctx)));
  const subscription = await tx.subscriptions.get(order.subscriptionId);
  demand(subscription, () => errors.noSuchSubscription(settings));
  return [customer, subscription];
}
