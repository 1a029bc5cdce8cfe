import { aReader, ask, invalid, temporaryToken } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title:
    "An access call without ResourceURL, or without ResourceKey beside a temporary token, is refused; empty ones are taken",
  contract: ["getResourceAccess 400", "getResourceAccessByTemporaryUserToken 400", "getResourceAccess 200"],
  rules: {
    positive: ["resource-parameters-needed"],
    contrast: ["resource-parameters-needed", "temporary-token-used-once"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: [
    "access-resource-url",
    "choice-dynamic-failures",
    "temporary-resource-key",
    "temporary-resource-url",
    "choice-resource-parameters",
  ],
  sends: "invalid",
  async run(stage) {
    const site = await aSite(stage, { DynamicallyCreateResources: true });
    const one = { path: { accessKey: ownKey, resourceKey: "nothing" } };
    const missing = await site.access.callInvalid("getResourceAccess", { ...one, query: { UserToken: "" } });
    missing.is(400, invalid).has({ ModelState: { ResourceURL: [/./] } });
    (await ask(site.access, "nothing", { ResourceURL: "" })).is(200).has({ AccessReason: "UnknownResource" });

    const temporaryUserToken = await temporaryToken(stage, await aReader(stage, site));
    const back = { path: { accessKey: ownKey, temporaryUserToken } };
    const redeem = (query: Record<string, string>) =>
      site.access.callInvalid("getResourceAccessByTemporaryUserToken", { ...back, query });
    (await redeem({ ResourceURL: "" })).is(400, invalid).has({ ModelState: { ResourceKey: [/./] } });
    (await redeem({ ResourceKey: "nothing" })).is(400, invalid).has({ ModelState: { ResourceURL: [/./] } });
    const both = await redeem({});
    both.is(400, invalid).has({ ModelState: { ResourceURL: [/./], ResourceKey: [/./] } });

    const taken = await redeem({ ResourceKey: "", ResourceURL: "" });
    taken.is(200).has({ AccessReason: "UnknownResource", ResourceName: "" });
  },
});
