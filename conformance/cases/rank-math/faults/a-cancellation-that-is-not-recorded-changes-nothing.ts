import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "A cancellation that cannot be recorded is refused and leaves the subscription as it was",
  contract: ["cancelSubscription 500", "cancelSubscription 200"],
  rules: { positive: ["storing-error"], contrast: ["storing-error", "cancellation-ends-licence-at-once"] },
  needs: { capabilities: ["faults"] },
  settings: { "storing-error-status": 500 },
  does: "destroys",
  since: "1.0",
  source: ["subscription-storing-error"],
  async run({ as, check, control, setUp, unique }) {
    const reseller = as("reseller");
    const body = parentOrder(`${unique("buyer")}@example.com`);
    const sold = await setUp(async () => (await reseller.call("createOrder", { body })).is(200));
    const path = { subscription_id: sold.body.data.order.subscription_id };
    const before = (await reseller.call("getSubscription", { path })).is(200);

    await control.fault({ operation: "cancelSubscription", answer: "storing_error", when: path });
    const refused = await reseller.call("cancelSubscription", { path });
    refused
      .is(500, "storing_error")
      .has({ message: "Something went wrong during data recording", data: { status: 500 } });

    const after = (await reseller.call("getSubscription", { path })).is(200);
    check("the subscription is as it was", { rule: "storing-error" }, after.body, before.body);

    const cancelled = await reseller.call("cancelSubscription", { path });
    cancelled.is(200).has({ data: { licence: { status: "cancelled" } } });
  },
});
