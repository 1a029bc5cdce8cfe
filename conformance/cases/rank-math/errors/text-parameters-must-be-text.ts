import { conformanceCase, invalidParameters, parentOrder, wrongType } from "../service.ts";

const names = ["type", "first_name", "last_name", "email", "reseller_user", "plan"];

export default conformanceCase({
  title: "A text parameter of an order must be text, also in a JSON body",
  contract: ["createOrder 400"],
  rules: { positive: ["parameters-of-their-type", "all-invalid-parameters-named"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-error-details", "create-order-last-name", "create-order-reseller-user"],
  sends: "invalid",
  async run({ as, unique }) {
    const reseller = as("reseller");
    const whole = { ...parentOrder(`${unique("buyer")}@example.com`) };

    for (const name of names) {
      for (const value of [5, true, ["text"]]) {
        const answer = await reseller.callInvalid("createOrder", { as: "json", body: { ...whole, [name]: value } });
        answer.is(400, "rest_invalid_param").has(invalidParameters({ [name]: wrongType(name, "string") }));
      }
    }

    const all = await reseller.callInvalid("createOrder", {
      as: "json",
      body: Object.fromEntries(names.map((name) => [name, 5])),
    });
    const expected = Object.fromEntries(names.map((name) => [name, wrongType(name, "string")]));
    all.is(400, "rest_invalid_param").has(invalidParameters(expected));
  },
});
