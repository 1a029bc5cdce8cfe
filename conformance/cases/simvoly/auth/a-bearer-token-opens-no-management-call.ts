import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The platform key as a bearer token opens no management call",
  contract: ["listPlans 401"],
  rules: { positive: ["client-key-needed"], contrast: ["client-key-needed"] },
  does: "reads",
  since: "1.0",
  source: ["create-key"],
  async run(stage) {
    const headers = { authorization: `Bearer ${"0".repeat(32)}` };
    const answer = await stage.anonymous.send({
      operation: "listPlans",
      method: "GET",
      path: "/api/v1/plans",
      headers,
    });
    answer.is(401, "Invalid client key");
    (await stage.as("platform").call("listPlans")).is(200);
  },
});
