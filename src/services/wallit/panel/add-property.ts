import { alphanumeric } from "../../../core/alphabets.ts";
import { panelAction } from "../contract.ts";
import type { Property } from "../tables.ts";
import { blankPricingGroup } from "./blank-pricing-group.ts";
import { newKeySet } from "./new-key-set.ts";
import { settingsSent } from "./property-settings.ts";

export const addProperty = panelAction("addProperty")(async ({ body }, { tx, ids, now }) => {
  const property: Property = {
    id: await ids.uuid(),
    name: body.Name,
    title: body.Name,
    dynamicallyCreateResources: false,
    enableQuota: false,
    enableSubscriptions: false,
    enableSinglePurchases: false,
    freeResourcesRequireAuthentication: false,
    quota: 0,
    paywallDisplayStyle: "RedirectAll",
    ...settingsSent(body),
    tokenSecret: await ids.token(alphanumeric, 64),
    spiderToken: await ids.uuid(),
    createdAt: now,
  };
  const group = { ...blankPricingGroup(await ids.uuid(), property.id, now), name: "Default", isDefault: true };
  const access = await newKeySet({ propertyId: property.id, api: "access", createdAt: now }, ids);
  const manage = await newKeySet({ propertyId: property.id, api: "manage", createdAt: now }, ids);
  await tx.properties.put(property);
  await tx.pricingGroups.put(group);
  await tx.keySets.put(access);
  await tx.keySets.put(manage);
  return {
    status: 200,
    body: {
      Name: property.name,
      PricingGroupID: group.id,
      AccessKey: access.id,
      AccessSecret: access.secret,
      ManageKey: manage.id,
      ManageSecret: manage.secret,
    },
  };
});
