import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "An order that cannot be recorded is refused and leaves neither customer nor subscription nor order",
  contract: ["createOrder 500", "createOrder 200"],
  rules: { positive: ["storing-error", "customer-known"], contrast: ["storing-error"] },
  needs: { capabilities: ["faults", "rows"] },
  settings: { "storing-error-status": 500 },
  does: "creates",
  since: "1.0",
  source: ["create-order-storing-error"],
  async run({ as, check, control, unique }) {
    const reseller = as("reseller");
    const email = `${unique("buyer")}@example.com`;
    const kept = async () => ({
      orders: await control.rows("orders"),
      subscriptions: await control.rows("subscriptions"),
      customers: await control.rows("customers"),
    });
    const before = await kept();

    await control.fault({ operation: "createOrder", answer: "storing_error", next: 2 });
    for (const body of [parentOrder(email), { ...parentOrder(email), reseller_user: unique("site") }]) {
      const refused = await reseller.call("createOrder", { body });
      refused
        .is(500, "storing_error")
        .has({ message: "Something went wrong during data recording", data: { status: 500 } });
    }
    (await reseller.call("getCustomer", { query: { customer_id: email } })).is(404, "not_found");
    check("nothing was kept", { rule: "storing-error" }, await kept(), before);

    const sold = await reseller.call("createOrder", { body: parentOrder(email) });
    sold.is(200).has({ data: { customer: { email }, licence: { status: "active" } } });
  },
});
