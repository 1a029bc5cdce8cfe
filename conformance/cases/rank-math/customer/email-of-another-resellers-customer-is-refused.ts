import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer cannot take the e-mail address of a customer whom the caller does not even see",
  contract: ["updateCustomer 400"],
  rules: { positive: ["new-email-free"], contrast: ["other-resellers-invisible"] },
  needs: { roles: ["other-reseller"] },
  does: "creates",
  since: "1.0",
  source: ["choice-new-email-taken"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const { customer } = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    const foreign = await setUp(() => sell(as("other-reseller"), { email: anEmail(unique) }));

    const body = { customer_id: String(customer.id), new_email: foreign.customer.email };
    (await reseller.call("updateCustomer", { body })).is(400, "existing_user_email");

    const read = (await reseller.call("getCustomer", { query: { customer_id: String(customer.id) } })).is(200);
    check("nothing has changed", { rule: "new-email-free" }, read.body.data.customer, customer);
  },
});
