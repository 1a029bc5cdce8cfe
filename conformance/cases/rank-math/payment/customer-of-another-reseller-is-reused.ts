import { anEmail, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A parent order reuses the customer of an e-mail address, whoever sold to him before",
  contract: ["createOrder 200"],
  rules: {
    positive: ["customer-found-or-created-by-email", "names-kept-after-first-order"],
    contrast: ["plan-exists", "other-resellers-invisible"],
  },
  needs: { roles: ["other-reseller"] },
  settings: { "plan-exists-scope": "own" },
  does: "creates",
  since: "1.0",
  source: ["reason-customer-by-email", "choice-plan-exists-reading"],
  async run({ as, unique, setUp, check }) {
    const email = anEmail(unique);
    const sold = await setUp(() => sell(as("other-reseller"), { email }));

    const order = (await placeOrder(as("reseller"), { email, first_name: "Jane", last_name: "Roe" })).is(200);

    const rule = { rule: "customer-found-or-created-by-email", status: "createOrder 200" } as const;
    check("he is the same customer, under the same names", rule, order.body.data.customer, sold.customer);
    const another = order.body.data.order.subscription_id !== sold.order.subscription_id;
    check("each reseller has a subscription of its own", { rule: "plan-exists" }, another, true);
  },
});
