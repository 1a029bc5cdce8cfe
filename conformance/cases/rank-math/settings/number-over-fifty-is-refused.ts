import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A number above 50 is refused, where the setting says so, and 50 is not",
  contract: ["listOrders 400", "listOrders 200"],
  rules: { positive: ["page-of-orders-bounded"] },
  settings: { "orders-number-over-50": "refuse" },
  does: "reads",
  since: "1.0",
  source: ["choice-number-over-50", "list-orders-number"],
  async run({ as }) {
    for (const number of [51, 1000]) {
      const list = await as("reseller").call("listOrders", { query: { number } });
      list.is(400, "rest_invalid_param", { rule: "page-of-orders-bounded" }).has({
        data: { status: 400, details: { number: { code: "rest_out_of_bounds" } } },
      });
    }

    (await as("reseller").call("listOrders", { query: { number: 50 } })).is(200);
    (await as("reseller").call("listOrders")).is(200);
  },
});
