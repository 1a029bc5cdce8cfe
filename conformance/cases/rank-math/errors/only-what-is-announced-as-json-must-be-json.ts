import { asForm, conformanceCase, everyDescription, routes } from "../service.ts";

export default conformanceCase({
  title: "The same text in a body of another type is no broken JSON, and a description of a route does not read it",
  contract: ["createOrder 400", "listOrders 200", "describePayment 200"],
  rules: { positive: ["required-parameters-present"], contrast: ["json-body-well-formed"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-invalid-json"],
  sends: "invalid",
  async run({ anonymous, as }) {
    const reseller = as("reseller");
    const order = { operation: "createOrder", method: "POST", path: `${routes}/payment/`, body: "{" } as const;

    for (const headers of [asForm, { "content-type": "text/plain" }, { "content-type": "text/json" }, {}]) {
      const answer = await reseller.send({ ...order, headers });
      answer.is(400, "rest_missing_callback_param");
    }

    const list = { operation: "listOrders", method: "GET", path: `${routes}/orders/`, body: "{" } as const;
    (await reseller.send({ ...list, headers: { "content-type": "text/plain" } })).is(200);

    for (const description of everyDescription) {
      const answer = await anonymous.send({
        ...description,
        headers: { "content-type": "application/json" },
        body: "{",
      });
      answer.is(200);
    }
  },
});
