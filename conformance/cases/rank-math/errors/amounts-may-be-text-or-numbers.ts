import { conformanceCase, parentOrder } from "../service.ts";

const amounts = ["0", "0.00", "23", "23.5", "007", "999999999999", "999999999999.99", ""];
const inJson = [...amounts, 0, 23, 23.5, 1e3, 999_999_999_999.99];

export default conformanceCase({
  title: "Total and price may be 0, have up to twelve digits, be text or a JSON number, or be left empty",
  contract: ["createOrder 401"],
  rules: { positive: ["credentials-required"], contrast: ["amounts-and-time-numeric"] },
  does: "creates",
  since: "1.0",
  source: ["choice-numbers-as-text-or-number", "create-order-total", "create-order-price"],
  async run({ anonymous, unique }) {
    // Without credentials: that they are missed shows that nothing was wrong with the parameters, and nothing is sold.
    const whole = parentOrder(`${unique("buyer")}@example.com`);

    for (const amount of amounts) {
      const answer = await anonymous.call("createOrder", { body: { ...whole, total: amount, price: amount } });
      answer.is(401, "rest_forbidden");
    }
    for (const amount of inJson) {
      const answer = await anonymous.call("createOrder", {
        as: "json",
        body: { ...whole, total: amount, price: amount },
      });
      answer.is(401, "rest_forbidden");
    }
  },
});
