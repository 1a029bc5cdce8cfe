import { failed } from "../arrange.ts";
import { changed, everyCall } from "../calls.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A call without Timestamp, or with one that is no RFC 1123 date, is an authentication failure",
  contract: ["getResourceAccess 401", "getProperty 401", "saveResource 401", "getCallbackResult 401"],
  rules: { positive: ["timestamp-needed"], contrast: ["api-key-known", "authentication-header-needed"] },
  settings: { "stale-timestamp-status": 401 },
  does: "reads",
  since: "1.0",
  source: ["timestamp-format", "timestamp-rejected", "headers-required", "choice-timestamp-status"],
  async run({ as }) {
    for (const call of everyCall) {
      for (const timestamp of [undefined, "now", "Tue, 08 Jul", "639309392451230000"]) {
        const answer = await as(call.role).send(changed(call, { timestamp }));
        answer.is(401, failed);
      }
    }
  },
});
