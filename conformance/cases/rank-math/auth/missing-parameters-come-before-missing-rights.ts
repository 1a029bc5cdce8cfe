import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A user without rights who leaves out required parameters is told about the parameters",
  contract: ["createOrder 400", "getCustomer 400", "updateCustomer 400"],
  rules: { positive: ["required-parameters-present", "new-email-needed"], contrast: ["caller-is-a-reseller"] },
  needs: { roles: ["subscriber"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks"],
  sends: "invalid",
  async run({ as }) {
    const subscriber = as("subscriber");

    const order = await subscriber.call("createOrder");
    order.is(400, "rest_missing_callback_param");

    const read = await subscriber.callInvalid("getCustomer", {});
    read.is(400, "rest_missing_callback_param");

    const update = await subscriber.callInvalid("updateCustomer", {});
    update.is(400, "rest_missing_callback_param");
  },
});
