import { failed, minutesFrom } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { signature } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A timestamp up to five minutes before or after the present time is accepted, and one further off refused",
  contract: ["getProperty 200", "getProperty 401"],
  rules: {
    positive: ["timestamp-older-than-five-minutes", "timestamp-five-minutes-ahead"],
    contrast: ["timestamp-older-than-five-minutes", "timestamp-five-minutes-ahead", "timestamp-needed"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "stale-timestamp-status": 401, "timestamp-clock": "either" },
  does: "creates",
  since: "1.0",
  source: ["timestamp-window", "timestamp-rejected", "timestamp-format", "choice-timestamp-status"],
  async run(stage) {
    const { anonymous, clock } = stage;
    const site = await aSite(stage);
    const propertyID = site.Key;
    const at = async (minutes: number) => {
      const when = minutesFrom(await clock.read(), minutes);
      const request = { method: "GET", path: `/api/Property/${propertyID}`, parameters: [], at: when };
      return anonymous.call("getProperty", { path: { propertyID }, headers: signature(site.keys.manage, request) });
    };

    for (const minutes of [-4.5, 0, 4.5]) (await at(minutes)).is(200);
    for (const minutes of [-5.5, -60]) {
      (await at(minutes)).is(401, failed, { rule: "timestamp-older-than-five-minutes" });
    }
    for (const minutes of [5.5, 60]) (await at(minutes)).is(401, failed, { rule: "timestamp-five-minutes-ahead" });
  },
});
