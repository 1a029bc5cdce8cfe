import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer to whom the caller has sold nothing does not exist for him, by id or by e-mail address",
  contract: ["getCustomer 404", "updateCustomer 404"],
  rules: { positive: ["other-resellers-invisible"], contrast: ["customer-known", "new-email-replaces-old"] },
  needs: { roles: ["other-reseller"] },
  does: "creates",
  since: "1.0",
  source: ["customer-not-found", "reason-scope-of-reseller"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const { customer } = await setUp(() => sell(as("other-reseller"), { email: anEmail(unique) }));
    const notFound = { message: "User not found", data: { status: 404 } } as const;

    for (const customer_id of [String(customer.id), customer.email]) {
      (await reseller.call("getCustomer", { query: { customer_id } })).is(404, "not_found").has(notFound);
      const body = { customer_id, new_email: anEmail(unique) };
      (await reseller.call("updateCustomer", { body })).is(404, "not_found").has(notFound);
    }

    const read = (await as("other-reseller").call("getCustomer", { query: { customer_id: customer.email } })).is(200);
    check("nothing has changed", { rule: "other-resellers-invisible" }, read.body.data.customer, customer);
  },
});
