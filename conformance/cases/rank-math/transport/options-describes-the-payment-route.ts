import { conformanceCase } from "../service.ts";

const text = { type: "string", required: true };
const optional = { required: false };
const plans = [
  "seo-by-rank-math-pro",
  "seo-by-rank-math-business",
  "seo-by-rank-math-agency",
  "content-ai-starter",
  "content-ai-creator",
  "content-ai-expert",
];

export default conformanceCase({
  title: "OPTIONS tells anyone the payment route's method and parameters",
  contract: ["describePayment 200"],
  rules: { positive: ["options-describes-route"], contrast: ["credentials-required", "required-parameters-present"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-options"],
  async run({ anonymous, check }) {
    const args = {
      type: { ...text, enum: ["parent", "renewal", "switch"] },
      first_name: text,
      last_name: { type: "string", ...optional },
      email: text,
      reseller_user: { type: "string", ...optional },
      plan: { ...text, enum: plans },
      total: optional,
      price: optional,
      renewal_time: optional,
      subscription_id: optional,
    };
    const answer = (await anonymous.call("describePayment")).is(200);
    answer.has({ namespace: "reseller/v1", methods: ["POST"], endpoints: [{ methods: ["POST"], args }] });

    const [endpoint] = answer.body.endpoints;
    const names = Object.keys(endpoint?.args ?? {});
    check("no other parameter", { rule: "options-describes-route" }, names, Object.keys(args));
  },
});
