import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "HEAD on the payment route, which offers no GET, is no route",
  contract: ["createOrder 404"],
  rules: { positive: ["route-and-method-known"], contrast: ["head-like-get"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-options", "wordpress-no-route"],
  quirkAddress: true,
  async run({ as, check }) {
    const answer = await as("reseller").send({ method: "HEAD", path: `${routes}/payment/` });
    answer.is(404);
    check("no body", { rule: "head-like-get" }, answer.text, "");
  },
});
