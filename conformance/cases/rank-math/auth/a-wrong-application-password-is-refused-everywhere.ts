import { basic, conformanceCase, everyCall, everyDescription, signUp } from "../service.ts";

export default conformanceCase({
  title: "A known user with a wrong application password is refused, whatever he asks for",
  contract: [
    "createOrder 401",
    "getOrder 401",
    "getCustomer 401",
    "updateCustomer 401",
    "listOrders 401",
    "getSubscription 401",
    "cancelSubscription 401",
    "describePayment 401",
    "describeOrder 401",
    "describeCustomer 401",
    "describeOrders 401",
    "describeSubscription 401",
  ],
  rules: { positive: ["application-password-wrong"], contrast: ["reseller-username-unknown", "credentials-required"] },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-credentials"],
  async run(stage) {
    const { username } = await signUp(stage);
    const authorization = basic(username, "not0 itsx pass word atxx all0");

    for (const call of [...everyCall, ...everyDescription]) {
      const answer = await stage.anonymous.send({ ...call, headers: { ...call.headers, authorization } });
      answer.is(401, "incorrect_password").has({
        message: "The provided password is an invalid application password.",
        data: { status: 401 },
      });
    }
  },
});
