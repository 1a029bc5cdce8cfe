import { minutesFrom, readProperty } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { rfc1123, signature } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title:
    "Timestamps that are missing, old or ahead are refused with 403, where the setting says so, and a wrong token with 401",
  contract: ["getProperty 403", "getProperty 401", "getProperty 200"],
  rules: {
    positive: ["timestamp-needed", "timestamp-older-than-five-minutes", "timestamp-five-minutes-ahead"],
    contrast: ["timestamp-needed", "authentication-header-needed"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "stale-timestamp-status": 403 },
  does: "creates",
  since: "1.0",
  source: ["timestamp-rejected", "choice-timestamp-status"],
  sends: "invalid",
  async run(stage) {
    const site = await aSite(stage);
    const propertyID = site.Key;
    const send = (headers: Record<string, string | undefined>) =>
      site.manage.call("getProperty", { path: { propertyID }, headers });
    const at = (minutes: number) => {
      const when = minutesFrom(site.now(), minutes);
      const request = { method: "GET", path: `/api/Property/${propertyID}`, parameters: [], at: when };
      return send(signature(site.keys.manage, request));
    };

    for (const timestamp of [undefined, "now"]) {
      (await send({ timestamp })).is(403, undefined, { rule: "timestamp-needed" });
    }
    (await at(-6)).is(403, undefined, { rule: "timestamp-older-than-five-minutes" });
    (await at(6)).is(403, undefined, { rule: "timestamp-five-minutes-ahead" });
    const fresh = { timestamp: rfc1123(site.now()), authentication: `${propertyID}:wrong` };
    (await send(fresh)).is(401, "Authentication Failure", { rule: "signature-matches" });
    (await send({ authentication: undefined })).is(401, "Authentication Failure", {
      rule: "authentication-header-needed",
    });
    (await readProperty(site.manage)).is(200);
  },
});
