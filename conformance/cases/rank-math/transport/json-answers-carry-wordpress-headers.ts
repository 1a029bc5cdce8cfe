import { conformanceCase, everyCall, everyDescription, routes } from "../service.ts";

export default conformanceCase({
  title: "Every JSON answer, also a refusal, carries WordPress's headers",
  contract: [
    "listOrders 200",
    "createOrder 404",
    "getOrder 404",
    "getCustomer 404",
    "updateCustomer 404",
    "getSubscription 404",
    "cancelSubscription 404",
    "listOrders 401",
  ],
  rules: { positive: ["vendor-headers-sent"], contrast: ["cors-origin-echoed"] },
  does: "destroys",
  since: "1.0",
  source: ["wordpress-headers", "responses-json"],
  quirkAddress: true,
  async run({ anonymous, as }) {
    const reseller = as("reseller");
    const rule = { rule: "vendor-headers-sent" } as const;
    const calls = [...everyCall, ...everyDescription];
    const answers = [
      ...(await Promise.all(calls.map((call) => reseller.send(call)))),
      await anonymous.send({ operation: "listOrders", method: "GET", path: `${routes}/orders/` }),
      await reseller.send({ method: "GET", path: `${routes}/licences/` }),
    ];

    for (const answer of answers) {
      answer
        .header("content-type", /^application\/json; charset=utf-8$/i, rule)
        .header("x-robots-tag", "noindex", rule)
        .header("link", /^<https?:\/\/[^>]+\/wp-json\/>; rel="https:\/\/api\.w\.org\/"$/, rule)
        .header("x-content-type-options", "nosniff", rule)
        .header("access-control-expose-headers", "X-WP-Total, X-WP-TotalPages, Link", rule)
        .header(
          "access-control-allow-headers",
          "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type",
          rule,
        );
    }
  },
});
