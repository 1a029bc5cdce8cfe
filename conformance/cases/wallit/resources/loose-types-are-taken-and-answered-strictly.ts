import { readResource, saveResource } from "../arrange.ts";
import { defaultGroup } from "../resources.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title:
    "Figures as text, a switch as 0 or 1, a key as a number and a group by its bare id are taken, as old clients send them",
  contract: ["saveResource 200", "getResource 200"],
  rules: {
    positive: ["loose-types-accepted", "put-creates-or-updates"],
    contrast: ["members-of-their-type", "external-key-immutable", "pricing-group-known"],
  },
  does: "creates",
  since: "1.0",
  source: [
    "client-loose-types",
    "resource-put-expiration-value",
    "resource-put-conversion-rate",
    "resource-put-pricing-group",
    "resource-put-active",
  ],
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "loose-types-accepted" } as const;
    const key = unique("article");
    const { PricingGroupID } = await defaultGroup(manage);
    const figures = {
      Price: "0.40",
      ExpirationPeriodValue: "30",
      TargetConversionRate: ".2",
      TargetConversionPriceFloor: "0.1",
      TargetConversionHitsPerRecalculationPeriod: "100",
      ResourcePricingTiers: [{ Tier: "0", Price: "0.50" }],
    };
    const saved = (await saveResource(manage, key, { Name: "Harbour", PricingGroup: PricingGroupID, ...figures })).is(
      200,
    );
    saved.has(
      { Price: 0.4, ExpirationPeriodValue: 30, TargetConversionRate: 0.2, TargetConversionPriceFloor: 0.1 },
      rule,
    );
    saved.has({ TargetConversionHitsPerRecalculationPeriod: 100, PricingGroup: { PricingGroupID } }, rule);
    saved.has({ ResourcePricingTiers: [{ Tier: 0, Price: 0.5 }] }, rule);

    for (const [Active, shown] of [
      [0, false],
      [1, true],
      ["0", false],
      ["1", true],
      ["false", false],
      ["true", true],
      ["False", false],
      ["True", true],
      [false, false],
      [true, true],
      [null, true],
    ] as const) {
      const switched = (await saveResource(manage, key, { Active })).is(200);
      check(`${JSON.stringify(Active)} is ${shown}`, rule, switched.body.Active, shown);
    }

    const number = Number.parseInt(key.replace(/\D/g, "").slice(0, 9), 10) + 1_000_000_000;
    const body = { ExternalKey: number, Name: "Number", PricingGroup: { PricingGroupID } };
    (await saveResource(manage, String(number), body)).is(200).has({ ExternalKey: String(number) }, rule);
    (await readResource(manage, String(number))).is(200).has({ Name: "Number", ExternalKey: String(number) }, rule);
  },
});
