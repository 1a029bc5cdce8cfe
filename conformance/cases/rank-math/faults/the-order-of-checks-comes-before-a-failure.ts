import { conformanceCase, parentOrder } from "../service.ts";

export default conformanceCase({
  title: "What is refused before the handler never meets its failure, which the next good call then does",
  contract: ["createOrder 400", "createOrder 401", "createOrder 500"],
  rules: {
    positive: ["storing-error", "required-parameters-present", "credentials-required"],
    contrast: ["storing-error"],
  },
  needs: { capabilities: ["faults"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks", "create-order-storing-error"],
  sends: "invalid",
  async run({ anonymous, as, control, unique }) {
    const body = parentOrder(`${unique("buyer")}@example.com`);
    await control.fault({ operation: "createOrder", answer: "storing_error" });

    (await as("reseller").call("createOrder")).is(400, "rest_missing_callback_param");
    (await anonymous.call("createOrder", { body })).is(401, "rest_forbidden");
    (await as("reseller").call("createOrder", { body })).is(500, "storing_error");
    (await as("reseller").call("createOrder", { body })).is(200);
  },
});
