import { anEmail, cancel, followUp, readOrder, readSubscription, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const address = /\?username=([^&]+)&api_key=([0-9a-f]{32})$/;

export default conformanceCase({
  title:
    "The plugin's address carries the customer's user name and key, the same for all of his orders and no one else's",
  contract: ["createOrder 200", "getOrder 200", "getSubscription 200"],
  rules: { positive: ["download-key-constant"] },
  needs: { roles: ["other-reseller"] },
  does: "destroys",
  since: "1.0",
  source: ["create-order-example", "subscription-example", "reason-download-key"],
  async run({ as, unique, setUp, check }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    const sold = await setUp(() => sell(reseller, { email }));
    const rule = { rule: "download-key-constant" } as const;
    const access = (plugin: string) => address.exec(plugin)?.slice(1);
    const own = access(sold.plugin);
    check("a user name and 32 hexadecimal digits", rule, own, [/./, /^[0-9a-f]{32}$/]);

    const orders = await setUp(async () => [
      await sell(reseller, followUp("renewal", sold)),
      await sell(reseller, { ...followUp("switch", sold), plan: "seo-by-rank-math-agency" }),
      await sell(reseller, { email, plan: "content-ai-expert" }),
      await sell(as("other-reseller"), { email }),
    ]);
    for (const { plugin } of orders) check("the same for each order", rule, access(plugin), own);
    check("the same when read", rule, access((await readOrder(reseller, sold)).body.data.plugin), own);
    check("the same in the subscription", rule, access((await readSubscription(reseller, sold)).body.data.plugin), own);
    check("the same once cancelled", rule, access((await cancel(reseller, sold)).body.data.plugin), own);
  },
});
