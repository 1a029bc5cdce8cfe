import { conformanceCase, invalidParameters, wrongType } from "../service.ts";

export default conformanceCase({
  title: "What is no whole number is no page and no number of orders",
  contract: ["listOrders 400"],
  rules: { positive: ["page-numbers-from-one"] },
  does: "reads",
  since: "1.0",
  source: ["list-orders-number", "list-orders-page", "wordpress-error-details"],
  sends: "invalid",
  async run({ as }) {
    for (const name of ["number", "page"]) {
      for (const value of ["5.5", "0x1A", "", "true", "abc", "1,000", "NaN", "Infinity"]) {
        const answer = await as("reseller").callInvalid("listOrders", { query: { [name]: value } });
        answer.is(400, "rest_invalid_param").has(invalidParameters({ [name]: wrongType(name, "integer") }));
      }
    }
  },
});
