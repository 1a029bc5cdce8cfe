import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title:
    "A critical error does not tell whether the change was made: after the commit the order stands, before it nothing does",
  contract: ["createOrder 500", "cancelSubscription 500", "updateCustomer 500"],
  rules: { positive: ["critical-error", "customer-known"] },
  needs: { capabilities: ["faults"] },
  does: "destroys",
  since: "1.0",
  source: ["error-fatal"],
  async run({ as, control, unique }) {
    const reseller = as("reseller");
    const before = `${unique("before")}@example.com`;
    const after = `${unique("after")}@example.com`;
    const answer = "internal_server_error";

    await control.fault({ operation: "createOrder", answer, at: "before" });
    (await reseller.call("createOrder", { body: parentOrder(before) })).is(500, answer);
    (await reseller.call("getCustomer", { query: { customer_id: before } })).is(404, "not_found");

    await control.fault({ operation: "createOrder", answer, at: "after" });
    (await reseller.call("createOrder", { body: parentOrder(after) })).is(500, answer);
    const { orders } = (await reseller.call("listOrders", { query: { number: 1 } })).is(200).body.data;
    const [sold] = orders;
    const subscription_id = sold?.order.subscription_id ?? 0;

    await control.fault({ operation: "cancelSubscription", answer, at: "after" });
    (await reseller.call("cancelSubscription", { path: { subscription_id } })).is(500, answer);
    const cancelled = (await reseller.call("getSubscription", { path: { subscription_id } })).is(200);
    cancelled.has({ data: { customer: { email: after }, licence: { status: "cancelled" } } });

    await control.fault({ operation: "updateCustomer", answer, at: "after" });
    const update = { customer_id: after, new_email: `x${after}` };
    (await reseller.call("updateCustomer", { body: update })).is(500, answer);
    (await reseller.call("getCustomer", { query: { customer_id: `x${after}` } })).is(200);
  },
});
