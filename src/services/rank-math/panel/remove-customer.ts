import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { clientId } from "../tables.ts";

/** The account and its subscriptions go; the orders stay, as orders of a removed customer. */
export const removeCustomer = panelAction("removeCustomer")(async ({ body }, { tx }) => {
  const id = body.customer_id;
  const customer = await tx.customers.get(id);
  demand(customer, () => errors.noSuchCustomerInPanel(id));

  for (const { id: held } of (await tx.subscriptions.find("customer", String(id))).rows)
    await tx.subscriptions.delete(held);
  for (const client of (await tx.clients.find("customer", String(id))).rows)
    await tx.clients.delete(clientId(client.userId, id));
  for (const order of (await tx.orders.find("customer", String(id))).rows)
    await tx.orders.put({ ...order, customerRemoved: true });
  await tx.customers.delete(id);
  return { status: 200, body: { customer_id: id, email: customer.email } };
});
