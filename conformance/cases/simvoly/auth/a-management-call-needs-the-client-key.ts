import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A management call without the platform key, or with a wrong one, is refused",
  contract: ["listPlans 401", "listTemplates 401", "listFunnelTemplates 401"],
  rules: { positive: ["client-key-needed"], contrast: ["client-key-needed"] },
  does: "reads",
  since: "1.0",
  source: ["create-key", "choice-error-statuses"],
  async run(stage) {
    for (const operation of ["listPlans", "listTemplates", "listFunnelTemplates"] as const) {
      (await stage.anonymous.call(operation)).is(401, "Invalid client key");
      (await stage.as("platform").call(operation)).is(200);
    }
    const headers = { "x-client-key": "0".repeat(32) };
    const wrong = await stage.anonymous.send({ operation: "listPlans", method: "GET", path: "/api/v1/plans", headers });
    wrong.is(401, "Invalid client key");
  },
});
