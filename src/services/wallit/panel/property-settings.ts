import type { Property } from "../tables.ts";

interface Sent {
  readonly Title?: string;
  readonly DynamicallyCreateResources?: boolean;
  readonly EnableQuota?: boolean;
  readonly EnableSubscriptions?: boolean;
  readonly EnableSinglePurchases?: boolean;
  readonly FreeResourcesRequireAuthentication?: boolean;
  readonly Quota?: number;
  readonly PaywallDisplayStyle?: Property["paywallDisplayStyle"];
  readonly AdSupportedMessageTitle?: string;
  readonly AdSupportedMessage?: string;
}

const member = <Name extends keyof Property>(name: Name, value: Property[Name] | undefined): Partial<Property> =>
  value === undefined ? {} : { [name]: value };

/** Those settings of a property that were sent. */
export const settingsSent = (sent: Sent): Partial<Property> => ({
  ...member("title", sent.Title),
  ...member("dynamicallyCreateResources", sent.DynamicallyCreateResources),
  ...member("enableQuota", sent.EnableQuota),
  ...member("enableSubscriptions", sent.EnableSubscriptions),
  ...member("enableSinglePurchases", sent.EnableSinglePurchases),
  ...member("freeResourcesRequireAuthentication", sent.FreeResourcesRequireAuthentication),
  ...member("quota", sent.Quota),
  ...member("paywallDisplayStyle", sent.PaywallDisplayStyle),
  ...member("adSupportedMessageTitle", sent.AdSupportedMessageTitle),
  ...member("adSupportedMessage", sent.AdSupportedMessage),
});
