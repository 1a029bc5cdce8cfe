import { conformanceCase, parentOrder } from "../service.ts";

const asText = ["abc", "-1", "1.5", "1e3", "+657124", " 657124", "0x1A", "1000000000000000", "true"];

export default conformanceCase({
  title: "A subscription_id is a whole, non-negative number of at most fifteen digits",
  contract: ["createOrder 400"],
  rules: { positive: ["subscription-id-numeric"], contrast: ["subscription-known"] },
  does: "creates",
  since: "1.0",
  source: ["choice-numbers-as-text-or-number", "create-order-subscription-id"],
  sends: "invalid",
  async run({ as, unique }) {
    const whole = { ...parentOrder(`${unique("buyer")}@example.com`), type: "renewal" };
    const refused = async (subscription_id: unknown, encoding: "form" | "json", code: RegExp) => {
      const body = { ...whole, subscription_id };
      const answer = await as("reseller").callInvalid("createOrder", { as: encoding, body });
      answer.is(400, "rest_invalid_param").has({
        code: "rest_invalid_param",
        message: "Invalid parameter(s): subscription_id",
        data: { details: { subscription_id: { code } } },
      });
    };

    for (const value of asText) await refused(value, "form", /^rest_(invalid_type|out_of_bounds)$/);
    for (const value of [-1, 1_000_000_000_000_000]) await refused(value, "json", /^rest_out_of_bounds$/);
    for (const value of [657_124.5, true, [657_124], null]) await refused(value, "json", /^rest_invalid_type$/);
  },
});
