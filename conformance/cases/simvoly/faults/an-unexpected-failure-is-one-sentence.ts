import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An unexpected failure is answered in one general sentence, and the next call as ever",
  contract: ["listPlans 500", "listTemplates 500", "listFunnelTemplates 500"],
  rules: { positive: ["server-failure"], contrast: ["server-failure"] },
  needs: { capabilities: ["faults"] },
  does: "reads",
  since: "1.0",
  source: ["choice-server-failure"],
  async run(stage) {
    for (const operation of ["listPlans", "listTemplates", "listFunnelTemplates"] as const) {
      await stage.control.fault({ operation, answer: "Internal server error" });
      (await stage.as("platform").call(operation)).is(500, "Internal server error");
      (await stage.as("platform").call(operation)).is(200);
    }
  },
});
