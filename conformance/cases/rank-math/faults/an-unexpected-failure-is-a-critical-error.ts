import { conformanceCase, everyCall, everyDescription } from "../service.ts";

export default conformanceCase({
  title: "An unexpected failure of any operation is WordPress's critical error; the next call is answered again",
  contract: [
    "createOrder 500",
    "getOrder 500",
    "getCustomer 500",
    "updateCustomer 500",
    "listOrders 500",
    "getSubscription 500",
    "cancelSubscription 500",
    "describePayment 500",
    "describeOrder 500",
    "describeCustomer 500",
    "describeOrders 500",
    "describeSubscription 500",
  ],
  rules: { positive: ["critical-error"], contrast: ["critical-error"] },
  needs: { capabilities: ["faults"] },
  does: "destroys",
  since: "1.0",
  source: ["error-fatal"],
  async run({ as, check, control }) {
    for (const call of [...everyCall, ...everyDescription]) {
      await control.fault({ operation: call.operation, answer: "internal_server_error" });

      const answer = (await as("reseller").send(call)).is(500, "internal_server_error");
      check("the whole refusal", { status: `${call.operation} 500`, rule: "critical-error" }, answer.body, {
        code: "internal_server_error",
        message:
          '<p>There has been a critical error on this website.</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more about troubleshooting WordPress.</a></p>',
        data: { status: 500 },
        additional_errors: [],
      });

      const next = await as("reseller").send(call);
      check("the next call is answered", { rule: "critical-error" }, next.status < 500, true);
    }
  },
});
