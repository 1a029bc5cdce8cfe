import { anEmail, followUp, ordersListed, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The list holds only orders made by the calling reseller, also where the customer is shared",
  contract: ["listOrders 200"],
  rules: { positive: ["own-orders-only"] },
  needs: { roles: ["other-reseller"] },
  does: "creates",
  since: "1.0",
  source: ["list-orders-own"],
  async run({ as, unique, setUp, check }) {
    const [reseller, other] = [as("reseller"), as("other-reseller")];
    const email = anEmail(unique);
    const foreign = await setUp(() => sell(other, { email }));
    const own = await setUp(() => sell(reseller, { email, plan: "content-ai-starter" }));
    const renewal = await setUp(() => sell(other, followUp("renewal", foreign)));

    const rule = { rule: "own-orders-only" } as const;
    const idsOf = async (seller: typeof reseller) =>
      (await ordersListed(seller, own)).map(({ order }) => order.id).toSorted((a, b) => a - b);
    check("the reseller sees his order", rule, await idsOf(reseller), [own.order.id]);
    check("the other sees his two", rule, await idsOf(other), [foreign.order.id, renewal.order.id]);
  },
});
