import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer is read by user id or by e-mail address, in whatever letter case",
  contract: ["getCustomer 200"],
  rules: { contrast: ["customer-known", "other-resellers-invisible"] },
  does: "creates",
  since: "1.0",
  source: ["customer-address", "customer-id", "choice-shape-of-customer-answer", "responses-code", "responses-message"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const { customer } = await setUp(() => sell(reseller, { email: anEmail(unique), reseller_user: unique("site") }));

    for (const customer_id of [String(customer.id), customer.email, customer.email.toUpperCase()]) {
      const read = (await reseller.call("getCustomer", { query: { customer_id } })).is(200);
      read.has({
        code: "success",
        message: "success",
        data: {
          status: 200,
          error: false,
          type: "customer",
          customer: { ...customer, first_name: "John", last_name: "Doe" },
        },
      });
    }
  },
});
