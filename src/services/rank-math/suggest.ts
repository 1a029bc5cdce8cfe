import type { Change } from "../../core/change.ts";
import { closest } from "../../core/closest.ts";
import type { Context } from "./contract.ts";
import { listOf } from "./rules/list.ts";
import { otherPlanLike } from "./rules/plan.ts";
import { type Customer, emailKey, type Order, type Plan, type Subscription } from "./tables.ts";

/** Orders that are looked through for what could be meant. */
const recent = { limit: 50, newestFirst: true } as const;

async function recentOrders({ tx, caller }: Context): Promise<readonly Order[]> {
  return (await tx.orders.find("list", listOf(caller.id), recent)).rows;
}

/** An order of the caller's own. */
export async function anotherOrder(ctx: Context): Promise<Change | undefined> {
  const [newest] = await recentOrders(ctx);
  return newest && { says: `send order_id: ${newest.id}, your newest order`, set: { order_id: newest.id } };
}

/** A subscription that the customer holds from the caller, or else any of the caller's. */
export async function anotherSubscription(ctx: Context, customer?: Customer): Promise<Change | undefined> {
  const held = customer && (await activeOf(customer, ctx))[0]?.id;
  const id = held ?? (customer ? undefined : (await recentOrders(ctx))[0]?.subscriptionId);
  if (id === undefined) return undefined;
  const whose = held === undefined ? "your newest subscription" : "a subscription of this customer";
  return { says: `send subscription_id: ${id}, ${whose}`, set: { subscription_id: id } };
}

async function activeOf({ id }: Customer, { tx, caller }: Context): Promise<readonly Subscription[]> {
  const { rows } = await tx.subscriptions.find("customer", String(id));
  return rows.filter(({ userId, status }) => userId === caller.id && status === "active");
}

/** The subscription to name, or a parent order where the customer has none. */
export async function subscriptionToName(email: string, ctx: Context): Promise<Change> {
  const [customer] = (await ctx.tx.customers.find("email", emailKey(email), { limit: 1 })).rows;
  const held = customer && (await anotherSubscription(ctx, customer));
  return held ?? { says: "this customer holds nothing yet: send type: parent", set: { type: "parent" } };
}

/** A customer of the caller's, the one whose address comes closest. */
export async function anotherCustomer(
  field: "email" | "customer_id",
  sent: string | number,
  ctx: Context,
): Promise<Change | undefined> {
  const emails: string[] = [];
  for (const { customerId } of await recentOrders(ctx)) {
    const customer = await ctx.tx.customers.get(customerId);
    if (customer && !emails.includes(customer.email)) emails.push(customer.email);
  }
  const email = closest(String(sent), emails) ?? emails[0];
  return email === undefined ? undefined : { says: `send ${field}: ${email}`, set: { [field]: email } };
}

/** The address of the customer to whom a subscription belongs. */
export async function ownerOf({ customerId }: Subscription, { tx }: Context): Promise<Change | undefined> {
  const customer = await tx.customers.get(customerId);
  if (!customer) return undefined;
  return { says: `the subscription is ${customer.email}'s: send this email`, set: { email: customer.email } };
}

/** Instead of a second plan: switching the one that is held, or cancelling it where no switch leads there. */
export function insteadOfSecondPlan(held: Subscription, inFamily: boolean): Change {
  const { id } = held;
  if (inFamily) {
    return {
      says: `switch subscription ${id} instead: send type: switch and subscription_id: ${id}`,
      set: { type: "switch", subscription_id: id },
    };
  }
  return {
    says: `cancel subscription ${id} first`,
    method: "DELETE",
    path: `/wp-json/reseller/v1/subscription/${id}`,
    remove: ["type", "first_name", "last_name", "email", "plan", "reseller_user", "total", "price", "renewal_time"],
  };
}

/** The plan of the same size in the family of the one that is held. */
export function planInFamily(held: Plan, sent: Plan): Change {
  const plan = otherPlanLike(held, sent);
  return { says: `send plan: ${plan}, of the same product family`, set: { plan } };
}

/** An address like this one that nobody has yet. */
export async function freeEmail(email: string, { tx }: Context): Promise<Change | undefined> {
  const [name = "", host = ""] = email.split("@");
  for (let n = 2; n < 20; n += 1) {
    const free = `${name}+${n}@${host}`;
    if ((await tx.customers.count("email", emailKey(free))) === 0)
      return { says: `send new_email: ${free}, which is free`, set: { new_email: free } };
  }
  return undefined;
}

const member = /"((?:[^"\\]|\\.)*)"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)/g;

/** The members that can still be read in a text that is nearly JSON. */
export function readable(text: string): Readonly<Record<string, unknown>> {
  const members: Record<string, unknown> = {};
  for (const [, name = "", value = ""] of text.matchAll(member)) members[name] = parsed(value);
  return members;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
