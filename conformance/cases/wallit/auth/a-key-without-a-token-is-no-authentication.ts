import { failed } from "../arrange.ts";
import { changed, everyCall, pathWith } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A key without a token, with a colon or without, is an authentication failure of every call",
  contract: ["getResourceAccess 401", "getProperty 401", "saveResource 401", "getCallbackResult 401"],
  rules: { positive: ["authentication-token-needed"], contrast: ["authentication-header-needed", "api-key-known"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["authentication-refused", "authentication-format"],
  sends: "invalid",
  async run(stage) {
    const site = await aSite(stage);

    for (const call of everyCall) {
      const { key } = site.keys[call.role];
      for (const authentication of [`${key}:`, key]) {
        const refused = await site[call.role].send(changed(call, { authentication }));
        refused.is(401, failed);
      }
      const unsigned = await stage.anonymous.send({ ...call, path: pathWith(call, key) });
      unsigned.is(401, failed, { rule: "authentication-header-needed" });
    }
  },
});
