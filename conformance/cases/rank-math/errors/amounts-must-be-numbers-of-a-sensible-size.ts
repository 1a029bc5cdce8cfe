import { conformanceCase, parentOrder } from "../service.ts";

const asText = ["abc", "-1", "-0.01", "1e3", "1,50", "+5", " 5", "0x1A", ".5", "5.", "1000000000000", "true"];
const inJson = [-1, -0.01, 1_000_000_000_000, 1e15, true, [5], null];

export default conformanceCase({
  title: "Total and price are non-negative decimal numbers of at most twelve digits before the point",
  contract: ["createOrder 400"],
  rules: { positive: ["amounts-and-time-numeric"] },
  does: "creates",
  since: "1.0",
  source: ["choice-numbers-as-text-or-number", "create-order-total", "create-order-price"],
  sends: "invalid",
  async run({ as, unique }) {
    const whole = parentOrder(`${unique("buyer")}@example.com`);

    for (const name of ["total", "price"]) {
      const refused = async (value: unknown, encoding: "form" | "json", code: RegExp) => {
        const body = { ...whole, [name]: value };
        const answer = await as("reseller").callInvalid("createOrder", { as: encoding, body });
        answer.is(400, "rest_invalid_param").has({
          code: "rest_invalid_param",
          message: `Invalid parameter(s): ${name}`,
          data: { details: { [name]: { code } } },
        });
      };
      for (const value of asText) await refused(value, "form", /^rest_(invalid_type|out_of_bounds)$/);
      for (const value of inJson) {
        await refused(value, "json", typeof value === "number" ? /^rest_out_of_bounds$/ : /^rest_invalid_type$/);
      }
    }
  },
});
