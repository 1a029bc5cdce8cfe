import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer's own e-mail address, in whatever letter case, is not taken for him",
  contract: ["updateCustomer 200"],
  rules: { contrast: ["new-email-free"] },
  does: "creates",
  since: "1.0",
  source: ["choice-new-email-taken", "customer-new-email"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const { customer } = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const rule = { rule: "new-email-free" } as const;

    for (const email of [customer.email, customer.email.toUpperCase()]) {
      const update = await reseller.call("updateCustomer", { body: { customer_id: customer.email, new_email: email } });
      update.is(200, undefined, rule).has({ data: { customer: { ...customer, email } } }, rule);
    }
  },
});
