import { asForm, conformanceCase, missingParameters, routes } from "../service.ts";

export default conformanceCase({
  title: "A refusal for missing parameters names all of them, in the order of registration",
  contract: ["createOrder 400"],
  rules: { positive: ["required-parameters-present"] },
  does: "creates",
  since: "1.0",
  source: [
    "error-missing-parameters",
    "create-order-type",
    "create-order-first-name",
    "create-order-email",
    "create-order-plan",
  ],
  sends: "invalid",
  async run({ as, check }) {
    const reseller = as("reseller");
    const order = { operation: "createOrder", method: "POST", path: `${routes}/payment/` } as const;

    const nothing = (await reseller.send(order)).is(400, "rest_missing_callback_param");
    const expected = missingParameters("type", "first_name", "email", "plan");
    check("the whole refusal", { status: "createOrder 400" }, nothing.body, expected);

    const optional = await reseller.send({ ...order, headers: asForm, body: "total=1.00&last_name=Doe" });
    optional.is(400, "rest_missing_callback_param").has(expected);
  },
});
