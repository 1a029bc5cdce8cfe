import { ask } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "The answer repeats the ad blocker status of the request, and says Unknown where there was none",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["blocker-status-echoed"], contrast: ["blocker-status-echoed", "parameters-readable"] },
  does: "creates",
  since: "1.0",
  source: ["reason-blocker-echoed", "access-ad-blocker-status", "client-left-out"],
  async run({ as }) {
    for (const AdBlockerStatus of ["DetectionNotPerformed", "AdBlockerNotDetected", "AdBlockerDetected"] as const) {
      (await ask(as("access"), "nothing", { AdBlockerStatus })).is(200).has({ AdBlockerStatus });
    }
    for (const sent of [{}, { AdBlockerStatus: "" }, { AdBlockerStatus: "Unknown" }] as const) {
      (await ask(as("access"), "nothing", sent)).is(200).has({ AdBlockerStatus: "Unknown" });
    }
  },
});
