import { asForm, conformanceCase, invalidParameters, notInEnum, parentOrder, plans, routes } from "../service.ts";

export default conformanceCase({
  title: "Query and body are each checked: a right value in the body does not excuse a wrong one in the query",
  contract: ["createOrder 400"],
  rules: { positive: ["plan-known"], contrast: ["query-and-body-merged"] },
  does: "creates",
  since: "1.0",
  source: ["wordpress-body-formats"],
  sends: "invalid",
  quirkAddress: true,
  async run({ as, unique }) {
    const answer = await as("reseller").send({
      operation: "createOrder",
      method: "POST",
      path: `${routes}/payment/?plan=gold`,
      headers: asForm,
      body: new URLSearchParams(parentOrder(`${unique("buyer")}@example.com`)).toString(),
    });
    answer.is(400, "rest_invalid_param").has(invalidParameters({ plan: notInEnum("plan", plans) }));
  },
});
