import { anEmail, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "A parent order for the e-mail address of a removed customer creates a new one, with the names and identifier sent",
  contract: ["createOrder 200", "getCustomer 200"],
  rules: {
    positive: ["customer-found-or-created-by-email"],
    contrast: ["customer-known", "plan-exists", "names-kept-after-first-order", "reseller-user-unique"],
  },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-removed-customer", "reason-customer-by-email"],
  async run({ as, arrange, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const reseller_user = unique("site");
    const sold = await setUp(() => sell(reseller, { email, reseller_user }));
    await setUp(() => arrange.removeCustomer({ customer_id: sold.customer.id }));

    const order = (await placeOrder(reseller, { email, first_name: "Jane", reseller_user })).is(200);

    order.has({ data: { customer: { email, first_name: "Jane" }, licence: { status: "active" } } });
    const { id } = order.body.data.customer;
    check("the account is another one", { rule: "customer-found-or-created-by-email" }, id !== sold.customer.id, true);
    (await reseller.call("getCustomer", { query: { customer_id: email } })).is(200).has({ data: { customer: { id } } });
  },
});
