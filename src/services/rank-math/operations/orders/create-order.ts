import { operation } from "../../contract.ts";
import { presentSale, success } from "../../present.ts";
import { totalCents } from "../../rules/order.ts";
import { clientId, type Order } from "../../tables.ts";
import { continuedOrder } from "./continued-order.ts";
import { parentOrder } from "./parent-order.ts";

/** One address for three kinds of order: a parent order opens a subscription, the others continue one. */
export const createOrder = operation("createOrder")(async ({ body }, ctx) => {
  const { tx, caller, now } = ctx;
  const { customer, subscription, orderId, client } =
    body.type === "parent" ? await parentOrder(body, ctx) : await continuedOrder(body, ctx);

  const order: Order = {
    id: orderId,
    userId: caller.id,
    customerId: customer.id,
    subscriptionId: subscription.id,
    type: body.type,
    totalCents: totalCents(body.total),
    paidAt: now,
  };
  const known = await tx.clients.get(clientId(caller.id, customer.id));
  await tx.customers.put(customer);
  await tx.clients.put({
    id: clientId(caller.id, customer.id),
    userId: caller.id,
    customerId: customer.id,
    ...known,
    ...client,
  });
  await tx.orders.put(order);
  await tx.subscriptions.put(subscription);
  return success("order.create", presentSale(order, customer, subscription, ctx));
});
