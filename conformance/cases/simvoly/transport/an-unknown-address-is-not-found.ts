import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An address that is none of the API is not found, with a key or without",
  contract: ["getProject 404"],
  rules: { positive: ["route-known"], contrast: ["route-known"] },
  does: "reads",
  since: "1.0",
  source: ["choice-error-statuses"],
  quirkAddress: true,
  async run(stage) {
    const rule = { rule: "route-known" } as const;
    for (const path of ["/api/v1/nothing", "/api/platform/nothing", "/api/v1/projects/first"]) {
      const answer = await stage.as("platform").send({ method: "GET", path });
      stage.check(path, rule, answer.status, 404);
    }
    (await stage.as("platform").call("listPlans")).is(200);
  },
});
