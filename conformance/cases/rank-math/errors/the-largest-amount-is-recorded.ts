import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "An order over twelve digits and two decimals is recorded to the cent, sent as text or as a number",
  contract: ["createOrder 200"],
  rules: { contrast: ["amounts-and-time-numeric"] },
  does: "creates",
  since: "1.0",
  source: ["choice-numbers-as-text-or-number", "create-order-total"],
  async run({ as, unique }) {
    for (const total of ["999999999999.99", 999_999_999_999.99]) {
      const body = { ...parentOrder(`${unique("buyer")}@example.com`), total, price: total };
      const answer = await as("reseller").call("createOrder", { as: "json", body });
      answer.is(200).has({ data: { order: { total: "999999999999.99" } } });
    }
  },
});
