import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer cannot take the e-mail address of another customer, in whatever letter case",
  contract: ["updateCustomer 400", "getCustomer 200"],
  rules: { positive: ["new-email-free"], contrast: ["new-email-replaces-old"] },
  settings: { "new-email-taken-status": 400 },
  does: "creates",
  since: "1.0",
  source: ["choice-new-email-taken", "customer-new-email"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const { customer: john } = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const { customer: jane } = await setUp(() => sell(reseller, { email: anEmail(unique), first_name: "Jane" }));

    for (const new_email of [jane.email, jane.email.toUpperCase()]) {
      const update = await reseller.call("updateCustomer", { body: { customer_id: john.email, new_email } });
      const message = "Sorry, that email address is already used!";
      update.is(400, "existing_user_email").has({ message, data: { status: 400 } });
    }

    for (const customer of [john, jane]) {
      const read = (await reseller.call("getCustomer", { query: { customer_id: customer.email } })).is(200);
      check("nothing has changed", { rule: "new-email-free" }, read.body.data.customer, customer);
    }
  },
});
