import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "1.0, 1e0, +1, 001 and a 1 with spaces around it are the whole number 1",
  contract: ["listOrders 200"],
  rules: { contrast: ["page-numbers-from-one"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-error-details"],
  sends: "invalid",
  async run({ as, check, setUp, unique }) {
    const reseller = as("reseller");
    for (const name of ["first", "second"]) {
      const body = parentOrder(`${unique(name)}@example.com`);
      await setUp(async () => (await reseller.call("createOrder", { body })).is(200));
    }

    for (const one of ["1.0", "1e0", "0.1e1", "+1", " 1", "1 ", "001"]) {
      const answer = (await reseller.callInvalid("listOrders", { query: { number: one, page: one } })).is(200);
      check(`number=${one} is one order`, { rule: "page-numbers-from-one" }, answer.body.data.orders.length, 1);
    }

    (await reseller.callInvalid("listOrders", { query: { number: "1e1", page: "007" } }))
      .is(200)
      .has({ data: { orders: [] } });
  },
});
