import { demand } from "../../../../core/refusal.ts";
import { type Context, operation } from "../../contract.ts";
import { customerOf, rememberClient } from "../../customers.ts";
import * as errors from "../../errors.ts";
import { ownCustomer, ownSubscription } from "../../lookup.ts";
import { presentSale, success } from "../../present.ts";
import { openSubscription, renew, switchPlan, type Terms, totalCents, wasSent } from "../../rules/order.ts";
import { sellOnce, stayInFamily } from "../../rules/plan.ts";
import type { Customer, Order, Plan, Subscription } from "../../tables.ts";

export const createOrder = operation("createOrder", async ({ body }, ctx) => {
  const terms: Terms = { plan: body.plan, price: body.price, renewalTime: body.renewal_time, now: ctx.now };
  const { customer, subscription, orderId } =
    body.type === "parent" ? await open(body, terms, ctx) : await continued(body, body.type, terms, ctx);
  await rememberClient(customer, body.reseller_user, ctx);

  const order: Order = {
    id: orderId,
    userId: ctx.caller.id,
    customerId: customer.id,
    subscriptionId: subscription.id,
    type: body.type,
    totalCents: totalCents(body.total),
    paidAt: ctx.now,
  };
  await ctx.tx.orders.put(order);
  await ctx.tx.subscriptions.put(subscription);
  return success("order.create", presentSale(order, customer, subscription, ctx));
});

interface Sale {
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly orderId: number;
}

interface Buyer {
  readonly email: string;
  readonly first_name: string;
  readonly last_name?: string;
  readonly plan: Plan;
  readonly subscription_id?: string | number;
}

async function open(buyer: Buyer, terms: Terms, ctx: Context): Promise<Sale> {
  const customer = await customerOf(buyer, ctx);
  const held = await ctx.tx.subscriptions.find("customer", String(customer.id));
  sellOnce(terms.plan, held.rows, ctx);
  const orderId = await ctx.ids.next("order");
  const ids = { id: await ctx.ids.next("order"), userId: ctx.caller.id, customerId: customer.id };
  return { customer, subscription: openSubscription(ids, terms), orderId };
}

/** A renewal or a switch of what the customer already has. */
async function continued(buyer: Buyer, type: "renewal" | "switch", terms: Terms, ctx: Context): Promise<Sale> {
  const { settings } = ctx;
  demand(wasSent(buyer.subscription_id), errors.subscriptionIdNeeded);
  const customer = await ownCustomer(buyer.email, ctx);
  const held = await ownSubscription(Number(buyer.subscription_id), ctx);
  demand(held.customerId === customer.id, () => errors.subscriptionOfAnother(settings));
  demand(held.status === "active" || settings["cancelled-renewal"] === "revives", () =>
    errors.subscriptionCancelled(settings),
  );
  if (type === "switch") stayInFamily(held.plan, terms.plan, settings);
  const subscription = type === "switch" ? switchPlan(held, terms) : renew(held, terms, settings);
  return { customer, subscription, orderId: await ctx.ids.next("order") };
}
