import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "A blank, 00 and 0.0 are not empty, and optional parameters may be",
  contract: ["createOrder 200"],
  rules: { contrast: ["required-parameters-not-empty"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-empty-values"],
  async run({ as, unique }) {
    const reseller = as("reseller");

    for (const first_name of [" ", "00", "0.0"]) {
      const body = { ...parentOrder(`${unique("buyer")}@example.com`), first_name };
      const order = await reseller.call("createOrder", { body });
      order.is(200);
    }

    const optional = { last_name: "", reseller_user: "", total: "", price: "", renewal_time: "", subscription_id: "" };
    const body = { ...parentOrder(`${unique("buyer")}@example.com`), ...optional };
    (await reseller.call("createOrder", { body }))
      .is(200)
      .has({ data: { customer: { last_name: "" }, order: { total: "0.00" } } });
  },
});
