import { asForm, asJson, basic, conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "Wrong credentials are refused before a broken body and before missing or wrong parameters",
  contract: ["createOrder 401"],
  rules: {
    positive: ["reseller-username-unknown"],
    contrast: ["json-body-well-formed", "required-parameters-present", "required-parameters-not-empty", "plan-known"],
  },
  does: "creates",
  since: "1.0",
  source: ["wordpress-order-of-checks"],
  sends: "invalid",
  async run({ anonymous, unique }) {
    const authorization = basic(unique("nobody"), "aaaa bbbb cccc dddd eeee ffff");
    const order = { operation: "createOrder", method: "POST", path: `${routes}/payment/` } as const;

    const broken = await anonymous.send({ ...order, headers: { ...asJson, authorization }, body: "{" });
    broken.is(401, "invalid_username");

    const missing = await anonymous.send({ ...order, headers: { authorization } });
    missing.is(401, "invalid_username");

    const body = "type=&first_name=Jane&email=jane%40example.com&plan=gold";
    const wrong = await anonymous.send({ ...order, headers: { ...asForm, authorization }, body });
    wrong.is(401, "invalid_username");
  },
});
