import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title:
    "An order may be sent form-urlencoded, as multipart or as JSON, and a change of a customer as a form or as JSON",
  contract: ["createOrder 200", "updateCustomer 200"],
  rules: { positive: ["body-formats-equivalent"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-body-formats"],
  async run({ as, unique }) {
    const reseller = as("reseller");

    for (const encoding of ["form", "multipart", "json"] as const) {
      const email = `${unique("buyer")}@example.com`;
      const order = await reseller.call("createOrder", {
        as: encoding,
        body: { ...parentOrder(email), first_name: "Jürgen & Söhne", last_name: "Doe + Co", total: "23.5" },
      });
      order.is(200).has({
        data: { customer: { email, first_name: "Jürgen & Söhne", last_name: "Doe + Co" }, order: { total: "23.50" } },
      });
      if (encoding === "multipart") continue;

      const new_email = `${unique("renamed")}@example.com`;
      const update = await reseller.call("updateCustomer", { as: encoding, body: { customer_id: email, new_email } });
      update.is(200).has({ data: { customer: { email: new_email } } });
    }
  },
});
