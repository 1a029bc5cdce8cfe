import { toCents } from "../../../core/money.ts";
import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { propertyNamed, subscriptionGroupByKey } from "../lookup.ts";

export const addSubscriptionGroup = panelAction("addSubscriptionGroup")(async ({ body }, ctx) => {
  const { tx, ids, now } = ctx;
  const { SubscriptionGroupKey: key, Name: name, PricingGroupIDs: pricingGroupIds = [] } = body;
  const { id: propertyId } = await propertyNamed(body.Key, ctx);
  const taken = await subscriptionGroupByKey(propertyId, key, ctx);
  demand(!taken, () => errors.thereAlready(`The subscription group ${key}`));
  for (const id of pricingGroupIds) {
    const group = await tx.pricingGroups.get(id);
    demand(group?.propertyId === propertyId, () => errors.noSuchPricingGroupInPanel(id));
  }

  const id = await ids.uuid();
  await tx.subscriptionGroups.put({
    id,
    propertyId,
    key,
    name,
    title: body.Title ?? name,
    priceCents: toCents(body.Price ?? 0),
    paywallDescription: body.PaywallDescription ?? "",
    paywallShortDescription: body.PaywallShortDescription ?? "",
    pricingGroupIds,
    forEligibleOnly: body.ForEligibleOnly ?? false,
    fulfilled: body.Fulfilled ?? false,
    createdAt: now,
  });
  return { status: 200, body: { SubscriptionGroupID: id, SubscriptionGroupKey: key, Name: name } };
});
