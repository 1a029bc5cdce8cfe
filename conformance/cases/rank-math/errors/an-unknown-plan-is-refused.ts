import { conformanceCase, invalidParameters, notInEnum, parentOrder, plans } from "../service.ts";

export default conformanceCase({
  title: "A plan is nothing but one of the six documented slugs",
  contract: ["createOrder 400"],
  rules: { positive: ["plan-known"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-plan", "wordpress-error-details"],
  sends: "invalid",
  async run({ as, unique }) {
    for (const plan of ["pro", "seo-by-rank-math", "SEO-by-rank-math-pro"]) {
      const body = { ...parentOrder(`${unique("buyer")}@example.com`), plan };
      const answer = await as("reseller").callInvalid("createOrder", { body });
      answer.is(400, "rest_invalid_param").has(invalidParameters({ plan: notInEnum("plan", plans) }));
    }
  },
});
