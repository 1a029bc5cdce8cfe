import { aPricingGroup, aReader, ask, buy, readResource } from "../arrange.ts";
import { aSiteWithPages, block, withPages } from "../pages.ts";
import { conformanceCase } from "../service.ts";

const first = block("<Title>First</Title><Byline>Nobody</Byline><Price>9</Price>", "application/imoneza");
const last = block(
  "<Name>Harbour</Name><Title>Last</Title><Description>Told.</Description><Byline>Ada North</Byline>" +
    "<PublicationDate>2026-11-20T06:00:00Z</PublicationDate><PricingGroup>Premium</PricingGroup>" +
    "<PricingModel>FixedPrice</PricingModel><Price>1.25</Price>" +
    "<ExpirationPeriodUnit>Days</ExpirationPeriodUnit><ExpirationPeriodValue>7</ExpirationPeriodValue>",
);

export default conformanceCase({
  title: "A block in the page says name, texts, date, group and price of the resource, the last of several blocks",
  contract: ["getResourceAccess 200", "getResource 200"],
  rules: {
    positive: ["dynamic-creation-reads-the-block"],
    contrast: ["dynamic-creation-inherits", "dynamic-creation-unknown-group-leaves-public"],
  },
  needs: { capabilities: withPages },
  does: "charges",
  since: "1.0",
  source: ["dynamic-creation-page"],
  async run(stage) {
    const { check } = stage;
    const rule = { rule: "dynamic-creation-reads-the-block" } as const;
    const { site, shows, ResourceURL } = await aSiteWithPages(stage);
    const premium = await aPricingGroup(stage, site, { Name: "Premium", PricingModel: "Free" });
    shows({ title: "The page", description: "Of the page.", blocks: [first, last] });

    (await ask(site.access, "night", { ResourceURL }))
      .is(200)
      .has({ AccessReason: "Deny", ResourceName: "Harbour" }, rule);
    const made = (await readResource(site.manage, "night")).is(200);
    made.has({ Name: "Harbour", Title: "Last", Description: "Told.", Byline: "Ada North", Price: 1.25 }, rule);
    made.has({ PublicationDate: "2026-11-20T06:00:00", PricingModel: "FixedPrice", URL: ResourceURL }, rule);
    made.has(
      { ExpirationPeriodUnit: "Days", ExpirationPeriodValue: 7, PricingGroup: { PricingGroupID: premium } },
      rule,
    );
    const reader = await aReader(stage, site);
    check("at its price", rule, (await buy(stage, reader, "night")).Price, 1.25);

    shows({
      title: "The page",
      description: "Of the page.",
      blocks: [block("<Byline>Ben</Byline>", "application/imoneza")],
    });
    (await ask(site.access, "day", { ResourceURL })).is(200);
    const partly = (await readResource(site.manage, "day")).is(200);
    partly.has({ Title: "The page", Description: "Of the page.", Byline: "Ben", PricingModel: "Inherit" }, rule);
  },
});
