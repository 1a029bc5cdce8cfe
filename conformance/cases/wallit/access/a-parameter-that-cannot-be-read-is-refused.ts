import { aReader, invalid, temporaryToken } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "An unknown ad blocker status and a switch that is no boolean are refused, each by its name",
  contract: [
    "getResourceAccess 400",
    "getResourceAccessByTemporaryUserToken 400",
    "getResource 400",
    "getResourceAccessByTemporaryUserToken 200",
  ],
  rules: {
    positive: ["parameters-readable"],
    contrast: ["temporary-token-used-once", "blocker-status-echoed", "property-only-on-request"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["vendor-access-yaml", "choice-validation-errors", "temporary-ad-blocker-status", "temporary-legacy-paywall"],
  sends: "invalid",
  async run(stage) {
    const site = await aSite(stage);
    const token = await temporaryToken(stage, await aReader(stage, site));
    const one = { path: { accessKey: ownKey, resourceKey: "nothing" } };
    const back = { path: { accessKey: ownKey, temporaryUserToken: token } };

    for (const [name, value] of [
      ["AdBlockerStatus", "Blocked"],
      ["AdBlockerStatus", "adblockerdetected"],
      ["UseLegacyPaywall", "yes"],
      ["UseLegacyPaywall", "2"],
    ] as const) {
      const query = { ResourceURL: "", [name]: value };
      const answer = await site.access.callInvalid("getResourceAccess", { ...one, query });
      answer.is(400, invalid);
      answer.has({ ModelState: { [name]: [/./] } });
      const redeemed = await site.access.callInvalid("getResourceAccessByTemporaryUserToken", {
        ...back,
        query: { ...query, ResourceKey: "nothing" },
      });
      redeemed.is(400, invalid);
    }
    const path = { propertyID: ownKey, externalKey: "nothing" };
    const flag = await site.manage.callInvalid("getResource", { path, query: { includePropertyData: "yes" } });
    flag.is(400, invalid);

    const query = { ResourceURL: "", ResourceKey: "nothing" };
    const unused = await site.access.call("getResourceAccessByTemporaryUserToken", { ...back, query });
    unused.is(200).has({ AccessReason: "UnknownResource" });
  },
});
