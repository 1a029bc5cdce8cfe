import { conformanceCase, empty, invalidParameters, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "A required parameter of an order that is sent empty is refused; the text 0 is empty too",
  contract: ["createOrder 400"],
  rules: { positive: ["required-parameters-not-empty"], contrast: ["required-parameters-present"] },
  does: "creates",
  since: "1.0",
  source: ["error-empty-parameter", "wordpress-empty-values"],
  sends: "invalid",
  async run({ as, check }) {
    const reseller = as("reseller");

    for (const name of ["type", "first_name", "email", "plan"]) {
      for (const value of ["", "0"]) {
        const body = { ...parentOrder("jane@example.com"), [name]: value };
        const answer = (await reseller.callInvalid("createOrder", { body })).is(400, "rest_invalid_param");
        check(
          `the whole refusal of ${name}`,
          { status: "createOrder 400" },
          answer.body,
          invalidParameters({ [name]: empty }),
        );
      }
    }

    const all = await reseller.callInvalid("createOrder", {
      body: { plan: "", email: "0", first_name: "", type: "0" },
    });
    all
      .is(400, "rest_invalid_param")
      .has(invalidParameters({ type: empty, first_name: empty, email: empty, plan: empty }));
  },
});
