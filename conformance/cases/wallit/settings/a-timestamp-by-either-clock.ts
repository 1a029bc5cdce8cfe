import { minutesFrom } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { signature } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "While the sandbox's clock is moved a year, timestamps of the machine and of the sandbox are both accepted",
  contract: ["getProperty 200", "getProperty 401"],
  rules: {
    positive: ["timestamp-older-than-five-minutes", "timestamp-five-minutes-ahead"],
    contrast: ["timestamp-older-than-five-minutes", "timestamp-five-minutes-ahead"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "stale-timestamp-status": 401, "timestamp-clock": "either" },
  does: "creates",
  since: "1.0",
  source: ["choice-timestamp-clock", "timestamp-window"],
  async run(stage) {
    const site = await aSite(stage);
    const path = { propertyID: ownKey };
    await site.advance("P1Y");

    (await stage.as("manage").call("getProperty", { path })).is(200);
    (await site.manage.call("getProperty", { path })).is(200);
    const months = 30 * 24 * 60;
    for (const minutes of [-6 * months, 6 * months]) {
      const at = minutesFrom(site.now(), minutes);
      const request = { method: "GET", path: `/api/Property/${site.Key}`, parameters: [], at };
      const headers = signature(site.keys.manage, request);
      (await site.manage.call("getProperty", { path, headers })).is(401, "Authentication Failure");
    }
  },
});
