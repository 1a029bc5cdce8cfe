import { conformanceCase, parentOrder } from "../service.ts";

const asText = ["abc", "-1", "1.5", "1e9", "+1800000000", " 1800000000", "0x1A", "2027-01-15", "100000000000", "true"];

export default conformanceCase({
  title: "A renewal_time is a whole, non-negative number of at most eleven digits",
  contract: ["createOrder 400"],
  rules: { positive: ["amounts-and-time-numeric"] },
  does: "creates",
  since: "1.0",
  source: ["choice-numbers-as-text-or-number", "create-order-renewal-time"],
  sends: "invalid",
  async run({ as, unique }) {
    const whole = parentOrder(`${unique("buyer")}@example.com`);
    const refused = async (renewal_time: unknown, encoding: "form" | "json", code: RegExp) => {
      const body = { ...whole, renewal_time };
      const answer = await as("reseller").callInvalid("createOrder", { as: encoding, body });
      answer.is(400, "rest_invalid_param").has({
        code: "rest_invalid_param",
        message: "Invalid parameter(s): renewal_time",
        data: { details: { renewal_time: { code } } },
      });
    };

    for (const value of asText) await refused(value, "form", /^rest_(invalid_type|out_of_bounds)$/);
    for (const value of [-1, 100_000_000_000]) await refused(value, "json", /^rest_out_of_bounds$/);
    for (const value of [1_800_000_000.5, true, [1_800_000_000], null])
      await refused(value, "json", /^rest_invalid_type$/);
  },
});
