import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer is found by the new e-mail address from then on, and no longer by the old one",
  contract: ["updateCustomer 200", "getCustomer 200", "getCustomer 404"],
  rules: {
    positive: ["new-email-replaces-old", "customer-known"],
    contrast: ["new-email-free", "names-kept-after-first-order"],
  },
  does: "creates",
  since: "1.0",
  source: ["customer-address", "customer-new-email", "choice-shape-of-customer-answer", "reason-email-change"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const customer = { ...sold.customer, email: anEmail(unique) };

    const body = { customer_id: sold.customer.email, new_email: customer.email };
    const updated = (await reseller.call("updateCustomer", { body })).is(200);

    const data = { status: 200, error: false, type: "customer.update", customer } as const;
    updated.has({ code: "success", message: "success", data });
    for (const customer_id of [customer.email, String(customer.id)]) {
      (await reseller.call("getCustomer", { query: { customer_id } })).is(200).has({ data: { customer } });
    }
    const old = await reseller.call("getCustomer", { query: { customer_id: sold.customer.email } });
    old.is(404, "not_found", { rule: "new-email-replaces-old" });
  },
});
