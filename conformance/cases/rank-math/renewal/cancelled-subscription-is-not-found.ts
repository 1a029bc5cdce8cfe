import { anEmail, cancel, followUp, followUps, inTheYear2100, placeOrder, sell, traceOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A cancelled subscription can be neither renewed nor switched, whatever renewal_time is sent",
  contract: ["createOrder 404"],
  rules: {
    positive: ["cancelled-is-terminal"],
    contrast: ["renewal-revives-expired-licence", "renewal-time-as-sent", "switch-changes-plan-only"],
  },
  settings: { "cancelled-renewal": "refused" },
  does: "destroys",
  since: "1.0",
  source: ["choice-cancelled-is-terminal", "create-order-not-found"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const sold = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => cancel(reseller, sold));
    const before = await setUp(() => traceOf(reseller, sold));

    for (const type of followUps) {
      for (const renewal_time of ["", String(inTheYear2100)]) {
        const order = await placeOrder(reseller, { ...followUp(type, sold), renewal_time });
        order.is(404, "not_found").has({ message: "Subscription not found", data: { status: 404 } });
      }
    }

    check("nothing has changed", { rule: "cancelled-is-terminal" }, await traceOf(reseller, sold), before);
  },
});
