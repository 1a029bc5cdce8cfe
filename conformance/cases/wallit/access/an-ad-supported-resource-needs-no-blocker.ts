import { ask, publish, reasonFor } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

export default conformanceCase({
  title: "An ad-supported resource is granted unless an ad blocker was detected",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["ad-supported-needs-no-blocker", "no-cost-flag"],
    contrast: ["ad-supported-needs-no-blocker", "no-cost-flag"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["access-reasons", "access-ad-blocker-status", "library-access-object"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const rule = { rule: "ad-supported-needs-no-blocker" } as const;
    const messages = { AdSupportedMessageTitle: "Ads pay for this", AdSupportedMessage: "Thank you." };
    const site = await aSite(stage, { ...purchasesOnly, ...messages });
    const [key, plain] = [await publish(site, "advertised"), await publish(site, "plain")];
    await setUp(() => arrange.setAdSupported({ Key: site.Key, ResourceKey: key, IsAdSupported: true }));

    for (const AdBlockerStatus of ["", "Unknown", "DetectionNotPerformed", "AdBlockerNotDetected"] as const) {
      const granted = (await ask(site.access, key, { AdBlockerStatus })).is(200);
      granted.has({ AccessReason: "AdSupported", AccessAction: "Grant", AccessActionURL: "" }, rule);
      granted.has({ IsAdSupported: true, IsNoCost: true, ...messages });
    }
    const AdBlockerStatus = "AdBlockerDetected";
    const denied = (await ask(site.access, key, { AdBlockerStatus })).is(200);
    denied.has({ AccessReason: "Deny", AccessAction: "Purchase", AccessActionURL: /\?/, IsAdSupported: true }, rule);

    const other = (await ask(site.access, plain)).is(200);
    other.has({ AccessReason: "Deny", IsAdSupported: false, IsNoCost: false });
    await setUp(() => arrange.setAdSupported({ Key: site.Key, ResourceKey: key, IsAdSupported: false }));
    check("without advertisements it is denied", rule, await reasonFor(site, key), "Deny");
  },
});
