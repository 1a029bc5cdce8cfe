import { aPricingGroup, ask, readResource } from "../arrange.ts";
import { aSiteWithPages, block, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

const price =
  "<Price>7</Price><ExpirationPeriodUnit>Days</ExpirationPeriodUnit><ExpirationPeriodValue>3</ExpirationPeriodValue>";

export default conformanceCase({
  title: "A block whose PricingModel is Inherit sets no other price, and one of another model does",
  contract: ["getResourceAccess 200", "getResource 200"],
  rules: {
    positive: ["dynamic-creation-inherits", "group-model-inherited"],
    contrast: ["dynamic-creation-inherits", "dynamic-creation-reads-the-block"],
  },
  needs: { capabilities: withPages },
  does: "creates",
  since: "1.0",
  source: ["dynamic-creation-page"],
  async run(stage) {
    const rule = { rule: "dynamic-creation-inherits" } as const;
    const { site, shows, ResourceURL } = await aSiteWithPages(stage);
    const group = { Name: "Premium", PricingModel: "FixedPrice", Price: 2 } as const;
    const PricingGroupID = await aPricingGroup(stage, site, group);
    const inPremium = "<PricingGroup>Premium</PricingGroup>";

    shows({ blocks: [block(`${inPremium}<PricingModel>Inherit</PricingModel>${price}<Title>Night</Title>`)] });
    (await ask(site.access, "inherits", { ResourceURL })).is(200).has({ AccessReason: "Deny" }, rule);
    const made = (await readResource(site.manage, "inherits")).is(200);
    made.has({ PricingModel: "Inherit", Price: 0, ExpirationPeriodUnit: "Never", ExpirationPeriodValue: 0 }, rule);
    made.has({ Title: "Night", PricingGroup: { PricingGroupID, Price: 2 } }, rule);

    shows({ blocks: [block(`${inPremium}<PricingModel>VariablePrice</PricingModel>${price}`)] });
    (await ask(site.access, "varies", { ResourceURL })).is(200).has({ AccessReason: "Deny" }, rule);
    const own = (await readResource(site.manage, "varies")).is(200);
    own.has({ PricingModel: "VariablePrice", Price: 7, ExpirationPeriodUnit: "Days", ExpirationPeriodValue: 3 }, rule);
  },
});
