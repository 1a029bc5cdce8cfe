import { anEmail, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "A plan sold by another reseller stands in the way, where all resellers count, and makes no customer of one's own",
  contract: ["createOrder 400", "createOrder 200"],
  rules: { positive: ["plan-exists", "other-resellers-invisible"], contrast: ["plan-families-independent"] },
  needs: { roles: ["other-reseller"] },
  settings: { "plan-exists-scope": "all-resellers" },
  does: "creates",
  since: "1.0",
  source: ["choice-plan-exists-reading"],
  async run({ as, unique, setUp }) {
    const reseller = as("reseller");
    const email = anEmail(unique);
    await setUp(() => sell(as("other-reseller"), { email }));

    (await placeOrder(reseller, { email })).is(400, "plan_exists");

    (await reseller.call("getCustomer", { query: { customer_id: email } })).is(404, "not_found");
    (await placeOrder(reseller, { email, plan: "content-ai-starter" })).is(200, undefined, { rule: "plan-exists" });
  },
});
