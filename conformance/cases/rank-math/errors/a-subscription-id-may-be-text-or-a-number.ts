import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "A subscription_id may be text or a JSON number, and empty counts as not sent",
  contract: ["createOrder 200", "createOrder 400", "createOrder 404"],
  rules: {
    positive: ["subscription-id-needed", "subscription-known"],
    contrast: ["subscription-id-numeric", "parameters-of-their-type"],
  },
  does: "creates",
  since: "1.0",
  source: ["choice-numbers-as-text-or-number", "create-order-subscription-id"],
  async run({ as, setUp, unique }) {
    const reseller = as("reseller");
    const body = parentOrder(`${unique("buyer")}@example.com`);
    const parent = await setUp(async () => (await reseller.call("createOrder", { body })).is(200));
    const { subscription_id } = parent.body.data.order;
    const renew = (id: string | number) =>
      reseller.call("createOrder", { as: "json", body: { ...body, type: "renewal", subscription_id: id } });

    (await renew(subscription_id)).is(200).has({ data: { order: { subscription_id } } });
    (await renew(String(subscription_id))).is(200).has({ data: { order: { subscription_id } } });
    (await renew("")).is(400, "rest_missing_callback_param");
    for (const unknown of ["999999999999999", 999_999_999_999_999]) (await renew(unknown)).is(404, "not_found");
  },
});
