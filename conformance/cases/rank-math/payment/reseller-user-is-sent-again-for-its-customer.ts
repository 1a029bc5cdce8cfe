import { anEmail, followUp, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A reseller's own identifier may be sent with every order of the customer it names",
  contract: ["createOrder 200"],
  rules: { contrast: ["reseller-user-unique"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-reseller-user"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const reseller_user = unique("site");
    const sold = await setUp(() => sell(reseller, { email, reseller_user }));

    const parent = { email, plan: "content-ai-starter" } as const;
    for (const wish of [parent, followUp("renewal", sold), followUp("switch", sold)]) {
      const order = (await placeOrder(reseller, { ...wish, reseller_user })).is(200, undefined, {
        rule: "reseller-user-unique",
      });
      order.has({ data: { customer: { id: sold.customer.id } } });
    }
  },
});
