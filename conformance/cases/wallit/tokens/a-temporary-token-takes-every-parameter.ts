import { aReader, redeem, temporaryToken } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "The answer to a temporary token repeats the blocker status, shows the display style and takes any switch",
  contract: ["getResourceAccessByTemporaryUserToken 200"],
  rules: {
    positive: ["blocker-status-echoed", "temporary-token-restores-user"],
    contrast: ["parameters-readable", "resource-parameters-needed"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["temporary-ad-blocker-status", "temporary-legacy-paywall", "temporary-ip", "reason-blocker-echoed"],
  async run(stage) {
    const { arrange, setUp } = stage;
    const site = await aSite(stage);
    const reader = await aReader(stage, site, { UserName: "bea" });
    const styles = ["RedirectMobile", "RedirectAll", "ModalOverlay"] as const;
    const sent = ["Unknown", "DetectionNotPerformed", "AdBlockerNotDetected", "AdBlockerDetected", ""] as const;

    for (const [index, AdBlockerStatus] of sent.entries()) {
      const PaywallDisplayStyle = styles[index % styles.length] ?? "RedirectAll";
      await setUp(() => arrange.changeProperty({ Key: site.Key, PaywallDisplayStyle }));
      const query = { ResourceKey: "nothing", AdBlockerStatus, UseLegacyPaywall: "True", IP: "2001:db8::17" };
      const answer = (await redeem(site.access, await temporaryToken(stage, reader), query)).is(200);
      answer.has({ AdBlockerStatus: AdBlockerStatus || "Unknown" }, { rule: "blocker-status-echoed" });
      answer.has({ PaywallDisplayStyle, UserName: "bea" }, { rule: "temporary-token-restores-user" });
    }
  },
});
