import { conformanceCase, missingParameters, parentOrder, routes } from "../service.ts";

export default conformanceCase({
  title: "A body announced as plain text, as text/json, or not announced at all, is not read from a POST",
  contract: ["createOrder 400"],
  rules: { positive: ["required-parameters-present"], contrast: ["body-formats-equivalent"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-body-formats"],
  sends: "invalid",
  async run({ as, unique }) {
    const order = parentOrder(`${unique("buyer")}@example.com`);
    const form = new URLSearchParams(order).toString();
    const json = JSON.stringify(order);
    const unread = [
      { headers: { "content-type": "text/plain" }, body: form },
      { headers: { "content-type": "text/json" }, body: json },
      { headers: {}, body: form },
    ];

    for (const { headers, body } of unread) {
      const path = `${routes}/payment/`;
      const answer = await as("reseller").send({ operation: "createOrder", method: "POST", path, headers, body });
      answer.is(400, "rest_missing_callback_param").has(missingParameters("type", "first_name", "email", "plan"));
    }
  },
});
