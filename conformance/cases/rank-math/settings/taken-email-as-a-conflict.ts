import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Another customer's e-mail address is refused as a conflict, where the setting says 409",
  contract: ["updateCustomer 409"],
  rules: { positive: ["new-email-free"] },
  settings: { "new-email-taken-status": 409 },
  does: "creates",
  since: "1.0",
  source: ["choice-new-email-taken"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const { customer } = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const taken = await setUp(() => sell(reseller, { email: anEmail(unique) }));

    const body = { customer_id: customer.email, new_email: taken.customer.email };
    (await reseller.call("updateCustomer", { body })).is(409, "existing_user_email").has({ data: { status: 409 } });

    const read = (await reseller.call("getCustomer", { query: { customer_id: customer.email } })).is(200);
    check("nothing has changed", { rule: "new-email-free" }, read.body.data.customer, customer);
  },
});
