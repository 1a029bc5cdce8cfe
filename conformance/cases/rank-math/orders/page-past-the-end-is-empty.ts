import { anEmail, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A page past the end is an empty list and no refusal",
  contract: ["listOrders 200"],
  rules: { positive: ["list-newest-first"], contrast: ["page-of-orders-bounded", "page-numbers-from-one"] },
  does: "creates",
  since: "1.0",
  source: ["list-orders-page", "choice-order-of-lists"],
  async run({ as, unique, setUp }) {
    await setUp(() => sell(as("reseller"), { email: anEmail(unique) }));

    for (const query of [{ page: 1_000_000 }, { page: 1_000_000, number: 1 }]) {
      const list = (await as("reseller").call("listOrders", { query })).is(200);
      list.has({ code: "success", data: { status: 200, error: false, type: "orders", orders: [] } });
      list.header("X-WP-Total", /^[1-9]\d*$/);
    }
  },
});
