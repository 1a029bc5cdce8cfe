import { panelAction } from "../contract.ts";
import { propertyNamed } from "../lookup.ts";
import { settingsSent } from "./property-settings.ts";

export const changeProperty = panelAction("changeProperty")(async ({ body }, ctx) => {
  const changed = { ...(await propertyNamed(body.Key, ctx)), ...settingsSent(body) };
  await ctx.tx.properties.put(changed);
  return {
    status: 200,
    body: {
      Name: changed.name,
      Title: changed.title,
      DynamicallyCreateResources: changed.dynamicallyCreateResources,
      EnableQuota: changed.enableQuota,
      EnableSubscriptions: changed.enableSubscriptions,
      EnableSinglePurchases: changed.enableSinglePurchases,
      FreeResourcesRequireAuthentication: changed.freeResourcesRequireAuthentication,
      Quota: changed.quota,
      PaywallDisplayStyle: changed.paywallDisplayStyle,
    },
  };
});
