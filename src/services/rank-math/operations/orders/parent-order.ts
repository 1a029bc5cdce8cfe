import { hexadecimal } from "../../../../core/alphabets.ts";
import type { Context } from "../../contract.ts";
import { orderedBy, withNames } from "../../rules/customer.ts";
import { openSubscription } from "../../rules/order.ts";
import { sellOnce } from "../../rules/plan.ts";
import { insteadOfSecondPlan } from "../../suggest.ts";
import type { Customer } from "../../tables.ts";
import { identifierOf, type OrderRequest, type Sale, termsOf } from "./sale.ts";

/** Sells a plan to the customer with this e-mail address, or to a new one. */
export async function parentOrder(body: OrderRequest, ctx: Context): Promise<Sale> {
  const { tx, ids, caller } = ctx;
  const [known] = (await tx.customers.find("email", orderedBy(body.email), { limit: 1 })).rows;
  if (known)
    sellOnce(body.plan, (await tx.subscriptions.find("customer", String(known.id))).rows, ctx, insteadOfSecondPlan);
  const client = await identifierOf(body, known, ctx);

  const names = { firstName: body.first_name, lastName: body.last_name ?? "" };
  const customer = known ? withNames(known, names) : await newCustomer(body.email, names, ctx);
  const orderId = await ids.next("order");
  const subscription = { id: await ids.next("order"), userId: caller.id, customerId: customer.id };
  return { customer, subscription: openSubscription(subscription, termsOf(body, ctx)), orderId, client };
}

const newCustomer = async (
  email: string,
  names: Pick<Customer, "firstName" | "lastName">,
  { ids, now }: Context,
): Promise<Customer> => ({
  id: await ids.next("customer"),
  email,
  ...names,
  login: email.split("@", 1)[0] ?? email,
  downloadKey: await ids.token(hexadecimal, 32),
  createdAt: now,
});
