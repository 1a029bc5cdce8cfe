import { anEmail, inTheYear2000, placeOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A customer whose subscription has expired gets a new one by a parent order",
  contract: ["createOrder 200"],
  rules: { positive: ["licence-expires-by-clock"], contrast: ["plan-exists", "renewal-revives-expired-licence"] },
  does: "creates",
  since: "1.0",
  source: ["choice-plan-exists-reading", "choice-expired-status"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const first = await setUp(() => sell(reseller, { email, renewal_time: inTheYear2000 }));

    const order = (await placeOrder(reseller, { email })).is(200, undefined, { rule: "licence-expires-by-clock" });

    const second = order.has({ data: { licence: { status: "active" } } }).body.data;
    const another = second.order.subscription_id !== first.order.subscription_id;
    check("it is another subscription", { rule: "licence-expires-by-clock" }, another, true);
    (await readSubscription(reseller, first)).has({ data: { licence: { status: "expired" } } });
  },
});
