import { anEmail, readOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Reading an order whose customer was removed is answered with the user as not found",
  contract: ["getOrder 404", "getOrder 200"],
  rules: { positive: ["order-customer-still-exists"], contrast: ["order-known"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["get-order-not-found", "choice-removed-customer", "choice-error-messages"],
  async run({ as, arrange, unique, setUp }) {
    const reseller = as("reseller");
    const removed = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const kept = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => readOrder(reseller, removed));
    await setUp(() => arrange.removeCustomer({ customer_id: removed.customer.id }));

    const read = await reseller.call("getOrder", { path: { order_id: removed.order.id } });
    read.is(404, "not_found").has({ message: "User not found", data: { status: 404 } });

    (await readOrder(reseller, kept)).has({ data: { order: kept.order, customer: kept.customer } });
  },
});
