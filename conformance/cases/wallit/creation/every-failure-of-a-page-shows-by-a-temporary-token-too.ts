import { aReader, redeem, temporaryToken } from "../arrange.ts";
import { aSiteWithPages, block, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A reader who comes with a temporary token meets the same outcome of a page that is read for him",
  contract: ["getResourceAccessByTemporaryUserToken 200"],
  rules: {
    positive: [
      "dynamic-creation-bad-block-leaves-public",
      "bad-configuration-is-public",
      "dynamic-creation-on-first-access",
    ],
    contrast: ["spider-reads-everything"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["temporary-resource-url", "dynamic-creation-page"],
  async run(stage) {
    const { site, shows, ResourceURL } = await aSiteWithPages(stage);
    const reader = await aReader(stage, site);
    const reasonAt = async (ResourceKey: string) =>
      (await redeem(site.access, await temporaryToken(stage, reader), { ResourceKey, ResourceURL })).is(200);

    shows({ blocks: [block("<Price>cheap</Price>")] });
    (await reasonAt("bad")).has(
      { AccessReason: "BadConfig", AccessActionURL: "" },
      { rule: "bad-configuration-is-public" },
    );
    shows({ blocks: [block("<PricingGroup>None</PricingGroup>")] });
    (await reasonAt("ungrouped")).has({ AccessReason: "UnknownResource" });
    shows({ blocks: [block("<PricingModel>FixedPrice</PricingModel><Price>1</Price>")] });
    (await reasonAt("paid")).has({ AccessReason: "Deny" }, { rule: "dynamic-creation-on-first-access" });
    shows({ title: "Free" });
    (await reasonAt("free")).has({ AccessReason: "Free" }, { rule: "dynamic-creation-on-first-access" });
  },
});
