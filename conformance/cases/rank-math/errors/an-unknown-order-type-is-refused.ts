import { conformanceCase, invalidParameters, notInEnum, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "An order's type is nothing but parent, renewal or switch, in small letters",
  contract: ["createOrder 400"],
  rules: { positive: ["order-type-known"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-type", "wordpress-error-details"],
  sends: "invalid",
  async run({ as, unique }) {
    for (const type of ["resubscribe", "Parent", "parent "]) {
      const body = { ...parentOrder(`${unique("buyer")}@example.com`), type };
      const answer = await as("reseller").callInvalid("createOrder", { body });
      answer
        .is(400, "rest_invalid_param")
        .has(invalidParameters({ type: notInEnum("type", "parent, renewal, and switch") }));
    }
  },
});
