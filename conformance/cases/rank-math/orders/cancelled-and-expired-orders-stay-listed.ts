import { anEmail, cancel, inTheYear2000, ordersListed, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Orders whose subscription was cancelled or has expired stay in the list",
  contract: ["listOrders 200"],
  rules: {
    positive: ["licence-expires-by-clock", "cancellation-ends-licence-at-once"],
    contrast: ["orders-of-removed-customers-unlisted"],
  },
  does: "destroys",
  since: "1.0",
  source: ["list-orders-own", "choice-removed-customer", "choice-expired-status"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const expired = await setUp(() => sell(reseller, { email: anEmail(unique), renewal_time: inTheYear2000 }));
    const cancelled = await setUp(() => sell(reseller, { email: anEmail(unique) }));
    await setUp(() => cancel(reseller, cancelled));

    const statusesOf = async (sold: typeof expired) =>
      (await ordersListed(reseller, sold)).map(({ licence }) => licence.status);
    check("the expired one", { rule: "licence-expires-by-clock" }, await statusesOf(expired), ["expired"]);
    check("the cancelled one", { rule: "cancellation-ends-licence-at-once" }, await statusesOf(cancelled), [
      "cancelled",
    ]);
  },
});
