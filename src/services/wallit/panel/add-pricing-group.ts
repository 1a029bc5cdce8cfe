import { toCents } from "../../../core/money.ts";
import { demand } from "../../../core/refusal.ts";
import { type Context, panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { propertyNamed } from "../lookup.ts";
import { type PricingGroup, pairOf } from "../tables.ts";
import { blankPricingGroup } from "./blank-pricing-group.ts";

export const addPricingGroup = panelAction("addPricingGroup")(async ({ body }, ctx) => {
  const { tx, ids, now } = ctx;
  const { id: propertyId } = await propertyNamed(body.Key, ctx);
  const { Name: name, IsDefault: isDefault = false } = body;
  const taken = await tx.pricingGroups.count("name", pairOf(propertyId, name));
  demand(taken === 0, () => errors.thereAlready(`The pricing group ${name}`));

  if (isDefault) await takeDefaultAway(propertyId, ctx);
  const group: PricingGroup = {
    ...blankPricingGroup(await ids.uuid(), propertyId, now),
    name,
    isDefault,
    pricingModel: body.PricingModel,
    priceCents: toCents(body.Price ?? 0),
    expirationPeriodUnit: body.ExpirationPeriodUnit ?? "Never",
    expirationPeriodValue: body.ExpirationPeriodValue ?? 0,
    targetConversionRate: body.TargetConversionRate ?? 0,
    targetConversionPriceFloorCents: toCents(body.TargetConversionPriceFloor ?? 0),
    targetConversionHitsPerRecalculationPeriod: body.TargetConversionHitsPerRecalculationPeriod ?? 0,
    pricingTiers: (body.ResourcePricingTiers ?? [])
      .map(({ Tier, Price }) => ({ tier: Tier, priceCents: toCents(Price) }))
      .toSorted((one, other) => one.tier - other.tier),
  };
  await tx.pricingGroups.put(group);
  return { status: 200, body: { PricingGroupID: group.id, Name: name, IsDefault: isDefault } };
});

async function takeDefaultAway(propertyId: string, { tx }: Context): Promise<void> {
  for (const group of (await tx.pricingGroups.find("default", propertyId)).rows)
    await tx.pricingGroups.put({ ...group, isDefault: false });
}
