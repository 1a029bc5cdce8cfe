import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "The first page of one order holds one order",
  contract: ["listOrders 200"],
  rules: { contrast: ["page-numbers-from-one", "all-invalid-parameters-named"] },
  does: "creates",
  since: "1.0",
  source: ["list-orders-number", "list-orders-page"],
  async run({ as, check, setUp, unique }) {
    const reseller = as("reseller");
    for (const name of ["first", "second"]) {
      const body = parentOrder(`${unique(name)}@example.com`);
      await setUp(async () => (await reseller.call("createOrder", { body })).is(200));
    }

    const answer = (await reseller.call("listOrders", { query: { number: 1, page: 1 } })).is(200);
    check("one order", { rule: "page-numbers-from-one" }, answer.body.data.orders.length, 1);
  },
});
