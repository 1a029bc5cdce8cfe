import { anEmail, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A parent order for an e-mail address that its customer gave up creates another customer",
  contract: ["createOrder 200", "updateCustomer 200"],
  rules: {
    positive: ["customer-found-or-created-by-email", "new-email-replaces-old"],
    contrast: ["plan-exists", "names-kept-after-first-order", "new-email-free"],
  },
  does: "creates",
  since: "1.0",
  source: ["reason-email-change", "reason-customer-by-email"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const sold = await setUp(() => sell(reseller, { email }));
    const body = { customer_id: email, new_email: anEmail(unique) };
    (await reseller.call("updateCustomer", { body })).is(200);

    const order = (await placeOrder(reseller, { email, first_name: "Jane", last_name: "Roe" })).is(200);

    order.has({ data: { customer: { email, first_name: "Jane", last_name: "Roe" } } });
    const { id } = order.body.data.customer;
    check("she is another customer", { rule: "customer-found-or-created-by-email" }, id !== sold.customer.id, true);
    const back = await reseller.call("updateCustomer", { body: { customer_id: body.new_email, new_email: email } });
    back.is(400, "existing_user_email", { rule: "new-email-free" });
  },
});
