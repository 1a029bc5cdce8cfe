import { asForm, asJson, conformanceCase, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "Parameters may stand in the query, in the body, or in both",
  contract: ["createOrder 200", "updateCustomer 200"],
  rules: { positive: ["query-and-body-merged"], contrast: ["required-parameters-present", "new-email-needed"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-body-formats"],
  quirkAddress: true,
  async run({ as, unique }) {
    const reseller = as("reseller");
    const order = { operation: "createOrder", method: "POST", path: `${routes}/payment/` } as const;

    const inQuery = parentOrder(`${unique("buyer")}@example.com`);
    (await reseller.send({ ...order, query: inQuery })).is(200).has({ data: { customer: { email: inQuery.email } } });

    const { email, plan, ...rest } = parentOrder(`${unique("buyer")}@example.com`);
    const form = new URLSearchParams({ email, plan }).toString();
    (await reseller.send({ ...order, query: rest, headers: asForm, body: form }))
      .is(200)
      .has({ data: { customer: { email } } });

    const update = { operation: "updateCustomer", method: "PATCH", path: `${routes}/customer/` } as const;
    const new_email = `${unique("renamed")}@example.com`;
    const body = JSON.stringify({ new_email });
    const changed = await reseller.send({ ...update, query: { customer_id: email }, headers: asJson, body });
    changed.is(200).has({ data: { customer: { email: new_email } } });

    const again = `${unique("renamed")}@example.com`;
    const unsent = await reseller.send({ ...update, query: { customer_id: new_email, new_email: again } });
    unsent.is(200).has({ data: { customer: { email: again } } });
  },
});
