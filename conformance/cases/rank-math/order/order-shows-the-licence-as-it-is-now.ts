import { anEmail, followUp, inTheYear2100, readOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An order shows its own total and date, and the licence as later orders have left it",
  contract: ["getOrder 200"],
  rules: { positive: ["switch-changes-plan-only", "renewal-time-as-sent"] },
  does: "creates",
  since: "1.0",
  source: ["get-order-address", "choice-shape-of-order-answer"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const parent = await setUp(() => sell(reseller, { email: anEmail(unique), total: "23.00" }));
    await setUp(() => sell(reseller, { ...followUp("renewal", parent), renewal_time: inTheYear2100, total: "7" }));
    await setUp(() => sell(reseller, { ...followUp("switch", parent), plan: "seo-by-rank-math-agency", total: "8" }));

    const read = await readOrder(reseller, parent);

    const licence = { ...parent.licence, plan: "agency", date_expiration: inTheYear2100 } as const;
    read.has({ data: { order: parent.order, licence, plugin: parent.plugin } });
  },
});
