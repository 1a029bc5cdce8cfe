import { failed } from "../arrange.ts";
import { changed, everyCall } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { tokenOf } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A call without Timestamp, or with one that is no RFC 1123 date, is refused however well it is signed",
  contract: ["getResourceAccess 401", "getProperty 401", "saveResource 401", "getCallbackResult 401"],
  rules: { positive: ["timestamp-needed"], contrast: ["api-key-known", "authentication-header-needed"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "stale-timestamp-status": 401 },
  does: "creates",
  since: "1.0",
  source: ["timestamp-format", "timestamp-rejected", "headers-required", "choice-timestamp-status"],
  sends: "invalid",
  async run(stage) {
    const site = await aSite(stage);
    const unreadable = [undefined, "now", "Tue, 08 Jul", "639309392451230000", site.now().toISOString()];

    for (const call of everyCall) {
      for (const timestamp of unreadable) {
        (await site[call.role].send(changed(call, { timestamp }))).is(401, failed);
      }
    }

    const { key, secret } = site.keys.manage;
    const path = `/api/Property/${key}`;
    for (const timestamp of unreadable) {
      const token = tokenOf(secret, `GET\n${timestamp ?? ""}\n${path.toLowerCase()}\n`);
      const headers = { timestamp, authentication: `${key}:${token}` };
      const answer = await stage.anonymous.call("getProperty", { path: { propertyID: key }, headers });
      answer.is(401, failed);
    }
  },
});
