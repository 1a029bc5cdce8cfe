import { conformanceCase, ownKey } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Where the setting says sandbox, a timestamp of the machine is refused once the sandbox's clock is elsewhere",
  contract: ["getProperty 200", "getProperty 401"],
  rules: {
    positive: ["timestamp-older-than-five-minutes"],
    contrast: ["timestamp-older-than-five-minutes", "timestamp-five-minutes-ahead"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "timestamp-clock": "sandbox", "stale-timestamp-status": 401 },
  does: "creates",
  since: "1.0",
  source: ["choice-timestamp-clock", "timestamp-window"],
  async run(stage) {
    const site = await aSite(stage);
    const path = { propertyID: ownKey };
    const machine = () => stage.as("manage").call("getProperty", { path });

    (await machine()).is(200);
    await site.advance("PT4M");
    (await machine()).is(200);
    await site.advance("PT3M");
    (await machine()).is(401, "Authentication Failure", { rule: "timestamp-older-than-five-minutes" });
    await site.advance("P1Y");
    (await machine()).is(401, "Authentication Failure", { rule: "timestamp-older-than-five-minutes" });
    (await site.manage.call("getProperty", { path })).is(200).has({ Name: site.name });
  },
});
