import { anEmail, unknownId } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer who does not exist is neither read nor changed, by id or by e-mail address",
  contract: ["getCustomer 404", "updateCustomer 404"],
  rules: { positive: ["customer-known"] },
  settings: { "not-found-status": 404 },
  does: "creates",
  since: "1.0",
  source: ["customer-not-found", "customer-id", "choice-not-found-status", "choice-error-messages"],
  async run({ as, unique }) {
    const reseller = as("reseller");
    const notFound = { message: "User not found", data: { status: 404 } } as const;

    for (const customer_id of [String(unknownId), anEmail(unique), unique("nobody")]) {
      (await reseller.call("getCustomer", { query: { customer_id } })).is(404, "not_found").has(notFound);
      const body = { customer_id, new_email: anEmail(unique) };
      (await reseller.call("updateCustomer", { body })).is(404, "not_found").has(notFound);
      const moved = await reseller.call("getCustomer", { query: { customer_id: body.new_email } });
      moved.is(404, "not_found");
    }
  },
});
