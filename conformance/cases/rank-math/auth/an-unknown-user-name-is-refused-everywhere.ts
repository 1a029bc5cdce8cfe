import { basic, conformanceCase, everyCall, everyDescription } from "../service.ts";

export default conformanceCase({
  title: "A user name that belongs to nobody is refused, whatever is asked for",
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
  rules: {
    positive: ["reseller-username-unknown"],
    contrast: ["reseller-email-login-unknown", "application-password-wrong"],
  },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-credentials"],
  async run({ anonymous, unique }) {
    const authorization = basic(unique("nobody"), "aaaa bbbb cccc dddd eeee ffff");

    for (const call of [...everyCall, ...everyDescription]) {
      const answer = await anonymous.send({ ...call, headers: { ...call.headers, authorization } });
      answer.is(401, "invalid_username").has({
        message: "<strong>Error:</strong> Unknown username. Check again or try your email address.",
        data: { status: 401 },
      });
    }
  },
});
