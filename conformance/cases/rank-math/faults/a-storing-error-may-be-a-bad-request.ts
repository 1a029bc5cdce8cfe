import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "Where the setting says so, a change that cannot be recorded is answered as a bad request",
  contract: ["createOrder 400", "cancelSubscription 400"],
  rules: { positive: ["storing-error"] },
  needs: { capabilities: ["faults"] },
  settings: { "storing-error-status": 400 },
  does: "destroys",
  since: "1.0",
  source: ["choice-storing-error-status"],
  async run({ as, check, control, setUp, unique }) {
    const reseller = as("reseller");
    const refusal = {
      code: "storing_error",
      message: "Something went wrong during data recording",
      data: { status: 400 },
    };
    const body = parentOrder(`${unique("buyer")}@example.com`);
    const sold = await setUp(async () => (await reseller.call("createOrder", { body })).is(200));
    const path = { subscription_id: sold.body.data.order.subscription_id };

    await control.fault({ operation: "createOrder", answer: "storing_error" });
    const unsold = await reseller.call("createOrder", { body: parentOrder(`${unique("buyer")}@example.com`) });
    check("the order", { rule: "storing-error" }, unsold.body, refusal);
    check("its status", { rule: "storing-error", status: "createOrder 400" }, unsold.status, 400);

    await control.fault({ operation: "cancelSubscription", answer: "storing_error" });
    const uncancelled = await reseller.call("cancelSubscription", { path });
    check("the cancellation", { rule: "storing-error" }, uncancelled.body, refusal);
    check("its status", { rule: "storing-error", status: "cancelSubscription 400" }, uncancelled.status, 400);
  },
});
