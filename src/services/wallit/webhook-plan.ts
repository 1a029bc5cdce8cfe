import type { WebhookPlan } from "../../core/webhook-plan.ts";

/** A group that is fulfilled, for eligible readers alone: buying it issues two callbacks. */
const group = {
  id: "5b0c9d1e-7f42-4a86-9c3d-1e2f3a4b5c6d",
  propertyId: "news",
  key: "check-weekend",
  name: "Weekend",
  title: "Weekend",
  priceCents: 100,
  paywallDescription: "",
  paywallShortDescription: "",
  pricingGroupIds: [],
  forEligibleOnly: true,
  fulfilled: true,
  createdAt: "2026-01-01T00:00:00Z",
};
const farAhead = "2999-12-31T00:00:00Z";
const validated = [{ Name: "Zip", Value: "24103" }];

export const webhookPlan: WebhookPlan = {
  signedBy: { role: "manage" },

  async register({ key, secret, url }, { panel, put }) {
    await put("keySets", { id: key, propertyId: "news", api: "manage", secret, createdAt: "2026-01-01T00:00:00Z" });
    await panel("setCallbackAddress", { Key: key, URL: url });
    await put("subscriptionGroups", group);
  },

  /** A subscriber is imported, a reader linked and subscribed: all six types. */
  async story(n, { key: apiKey }, { panel, call }) {
    const SubscriberKey = `CHECK-${n}`;
    const EligibleSubscriptions = [{ SubscriptionGroupKey: group.key, EligibilityEndDate: farAhead }];
    const Subscribers = [{ SubscriberKey, MaximumLinkedUsers: 1, ValidationFields: validated, EligibleSubscriptions }];
    await call("manage", "importExternalSubscribers", { apiKey, Data: { Subscribers } });
    const reader = { EmailAddress: `check-${n}@example.com`, WalletBalance: 1 };
    const { ApplicationUserID } = await panel("addEndUser", reader);
    await panel("linkSubscriber", { SubscriberKey, ApplicationUserID, ValidationFields: validated });
    await panel("subscribe", { ApplicationUserID, SubscriptionGroupKey: group.key });
    const window = { StartDate: "2026-01-01T00:00:00Z", EndDate: farAhead };
    await call("manage", "exportExternalSubscribers", { apiKey, ...window });
    const question = { SubscriptionGroupID: group.id, AsOfDate: "2026-01-01T00:00:00Z" };
    await call("manage", "exportFulfillmentSubscriptions", { apiKey, ...question });
  },
  storyLasts: {},

  answersWithin: { seconds: 10, because: "chosen: Wallit names no limit; the simulator waits so long" },
  age: { told: "Timestamp, which is signed; as of calls, more than five minutes off is too old" },
  advice: {
    signature:
      "Base64 of the HMAC-SHA256 of method, Timestamp, path in lower case and the sorted query, compared with what stands behind the colon of Authentication",
    identity: "CallbackToken, which is one and the same in every delivery of an event",
    order: "a callback tells nothing of another one: fetch its result by its own CallbackToken",
  },
};
