import { anEmail, readOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Another reseller's order is answered as if it did not exist, also where the customer is shared",
  contract: ["getOrder 404", "getOrder 200"],
  rules: { positive: ["other-resellers-invisible"], contrast: ["order-known"] },
  needs: { roles: ["other-reseller"] },
  does: "creates",
  since: "1.0",
  source: ["get-order-not-found", "reason-scope-of-reseller"],
  async run({ as, unique, setUp }) {
    const email = anEmail(unique);
    const foreign = await setUp(() => sell(as("other-reseller"), { email }));
    const own = await setUp(() => sell(as("reseller"), { email, plan: "content-ai-starter" }));

    const read = await as("reseller").call("getOrder", { path: { order_id: foreign.order.id } });
    read.is(404, "not_found").has({ message: "Order not found", data: { status: 404 } });

    (await readOrder(as("reseller"), own)).has({ data: { order: own.order } });
    (await readOrder(as("other-reseller"), foreign)).has({ data: { order: foreign.order } });
  },
});
