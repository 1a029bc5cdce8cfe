import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An address that is called by another method is refused with the methods it offers",
  contract: ["listPlans 405"],
  rules: { positive: ["method-offered"], contrast: ["method-offered"] },
  does: "reads",
  since: "1.0",
  source: ["choice-error-statuses"],
  quirkAddress: true,
  async run(stage) {
    const answer = await stage.as("platform").send({ operation: "listPlans", method: "DELETE", path: "/api/v1/plans" });
    answer.is(405, "Method not allowed");
    (await stage.as("platform").call("listPlans")).is(200);
  },
});
