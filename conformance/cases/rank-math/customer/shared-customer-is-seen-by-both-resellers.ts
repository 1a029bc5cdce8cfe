import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer of another reseller is seen, and changed, from the first order on",
  contract: ["getCustomer 200", "updateCustomer 200"],
  rules: { positive: ["new-email-replaces-old"], contrast: ["other-resellers-invisible"] },
  needs: { roles: ["other-reseller"] },
  does: "creates",
  since: "1.0",
  source: ["reason-scope-of-reseller", "reason-email-change"],
  async run({ as, unique, setUp, check }) {
    const email = anEmail(unique);
    const { customer } = await setUp(() => sell(as("other-reseller"), { email }));
    await setUp(() => sell(as("reseller"), { email, plan: "content-ai-starter" }));

    const read = (await as("reseller").call("getCustomer", { query: { customer_id: email } })).is(200);
    check("he is the same customer", { rule: "other-resellers-invisible" }, read.body.data.customer, customer);

    const body = { customer_id: String(customer.id), new_email: anEmail(unique) };
    (await as("reseller").call("updateCustomer", { body })).is(200);
    const seen = await as("other-reseller").call("getCustomer", { query: { customer_id: body.new_email } });
    seen.is(200).has({ data: { customer: { id: customer.id, email: body.new_email } } });
  },
});
