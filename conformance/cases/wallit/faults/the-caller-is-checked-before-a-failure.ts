import { failed } from "../arrange.ts";
import { changed, everyCall } from "../calls.ts";
import { conformanceCase } from "../service.ts";

const failure = "An error has occurred.";

export default conformanceCase({
  title: "Whoever is not authenticated is refused as ever while the vendor fails, and the failure waits for whoever is",
  contract: ["getProperty 401", "getProperty 500", "saveResource 401", "saveResource 500"],
  rules: { positive: ["authentication-header-needed", "server-failure"], contrast: ["server-failure"] },
  needs: { capabilities: ["faults"] },
  does: "creates",
  since: "1.0",
  source: ["choice-order-of-checks", "choice-server-failure"],
  sends: "invalid",
  async run({ as, control }) {
    for (const call of everyCall.filter(({ operation }) => /^(?:getProperty|saveResource)$/.test(operation))) {
      await control.fault({ operation: call.operation, answer: failure });
      const stranger = await as(call.role).send(changed(call, { authentication: undefined }));
      stranger.is(401, failed, { rule: "authentication-header-needed" });
      (await as(call.role).send(call)).is(500, failure, { rule: "server-failure" });
    }
  },
});
