import { conformanceCase, parentOrder } from "../service.ts";

const plans = [
  "seo-by-rank-math-pro",
  "seo-by-rank-math-business",
  "seo-by-rank-math-agency",
  "content-ai-starter",
  "content-ai-creator",
  "content-ai-expert",
] as const;

export default conformanceCase({
  title: "Each of the six documented plans can be sold",
  contract: ["createOrder 200"],
  rules: { contrast: ["plan-known"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-plan"],
  async run({ as, unique }) {
    for (const plan of plans) {
      const body = { ...parentOrder(`${unique("buyer")}@example.com`), plan };
      const answer = await as("reseller").call("createOrder", { body });
      answer.is(200).has({ data: { licence: { status: "active" } } });
    }
  },
});
