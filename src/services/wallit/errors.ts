import type { Help } from "../../core/change.ts";
import { panelRefusal } from "../../core/refusal.ts";
import { refusal, type Settings } from "./contract.ts";

type RuleId = Parameters<typeof refusal>[0];

const messages = {
  401: "Authentication Failure",
  403: "Not Authorized",
  404: "Item Not found",
  500: "An error has occurred.",
} as const;

const failure = (status: keyof typeof messages, help?: Help) => ({ status, body: { Message: messages[status] }, help });

/** What is wrong, by the name of the parameter or member. */
export type ModelState = Readonly<Record<string, readonly string[]>>;

export const invalidRequest = (rule: RuleId, state: ModelState, help?: Help) =>
  refusal(rule, { status: 400, body: { Message: "The request is invalid.", ModelState: state }, help });

// keys
export const headerNeeded = () =>
  refusal("authentication-header-needed", failure(401, { says: "send Authentication: <key>:<token>", as: "manage" }));
export const unknownKey = (help?: Help) => refusal("api-key-known", failure(404, help));
export const keyOfOtherApi = (settings: Settings, as: string) =>
  refusal(
    "api-key-of-this-api",
    failure(settings["foreign-key-status"], { says: `send the credentials of ${as}`, as }),
  );
export const keyOfOtherProperty = (settings: Settings, key: string) =>
  refusal(
    "api-key-of-this-property",
    failure(settings["foreign-key-status"], { says: `put the key that signs, ${key}, into the path` }),
  );
export const keyRevoked = (settings: Settings, as: string) =>
  refusal(
    "api-key-not-revoked",
    failure(settings["foreign-key-status"], { says: `send the credentials of ${as}`, as }),
  );

// timestamp
export const timestampNeeded = (settings: Settings, now: string) =>
  refusal("timestamp-needed", failure(settings["stale-timestamp-status"], { says: `send Timestamp: ${now}` }));
export const timestampTooOld = (settings: Settings, now: string) =>
  refusal(
    "timestamp-older-than-five-minutes",
    failure(settings["stale-timestamp-status"], { says: `send the present time, Timestamp: ${now}` }),
  );
export const timestampAhead = (settings: Settings, now: string) =>
  refusal(
    "timestamp-five-minutes-ahead",
    failure(settings["stale-timestamp-status"], { says: `send the present time, Timestamp: ${now}` }),
  );

// token
export const tokenNeeded = () =>
  refusal("authentication-token-needed", failure(401, { says: "send the token behind the key and a colon" }));
export const wrongToken = (help: Help) => refusal("signature-matches", failure(401, help));

// how it is asked
export const noRoute = () => refusal("route-known", failure(404));
export const brokenBody = (says: string) =>
  invalidRequest("json-body-well-formed", { body: [says] }, { says: "send a body of valid JSON" });
export const unreadableDate = (member: string, sent: string) =>
  invalidRequest("dates-readable", { [member]: [`${sent} is no date in ISO 8601.`] });

// access
export const unknownTemporaryToken = () => refusal("temporary-token-known", failure(404));
export const usedTemporaryToken = () => refusal("temporary-token-used-once", failure(404));

// resources
export const noSuchResource = (help?: Help) => refusal("resource-known", failure(404, help));
export const nameNeeded = () =>
  invalidRequest("creation-needs-name", { Name: ["A new resource needs a Name."] }, { says: "send Name" });
export const pricingGroupNeeded = (help?: Help) =>
  invalidRequest(
    "creation-needs-pricing-group",
    { "PricingGroup.PricingGroupID": ["A new resource needs a PricingGroup."] },
    help,
  );
export const otherExternalKey = (key: string) =>
  invalidRequest(
    "external-key-immutable",
    { ExternalKey: ["ExternalKey cannot be changed."] },
    { says: `send ExternalKey: ${key}, or leave it out`, set: { ExternalKey: key } },
  );
export const noSuchPricingGroup = (id: string, help?: Help) =>
  invalidRequest(
    "pricing-group-known",
    { "PricingGroup.PricingGroupID": [`The property has no pricing group ${id}.`] },
    help,
  );
export const tierZeroNeeded = () =>
  invalidRequest(
    "tiers-start-at-zero",
    { ResourcePricingTiers: ["One of the tiers is 0."] },
    { says: "add a tier whose Tier is 0" },
  );

// external subscribers
export const subscriberKeyNeeded = (key: string) =>
  invalidRequest(
    "subscriber-key-needed",
    { SubscriberKey: ["SubscriberKey is the one in the path."] },
    { says: `send SubscriberKey: ${key}`, set: { SubscriberKey: key } },
  );
export const noSuchSubscriptionGroupKey = (member: string, key: string) =>
  invalidRequest("subscriber-groups-known", { [member]: [`There is no subscription group ${key}.`] });
export const noSuchSubscriber = () => refusal("subscriber-known", failure(404));
export const windowReversed = () =>
  invalidRequest("export-window-in-order", { EndDate: ["EndDate is before StartDate."] });
export const noSuchFulfillmentGroup = (id: string, help?: Help) =>
  invalidRequest(
    "fulfillment-group-known",
    { SubscriptionGroupID: [`The property has no subscription group ${id}.`] },
    help,
  );

// callbacks
export const unknownCallbackToken = () => refusal("callback-token-known", failure(404));
export const resultGone = () => refusal("callback-result-lives-24-hours", failure(404));

// failures of the vendor
export const serverFailure = () => refusal("server-failure", failure(500));

// back office
export const noSuchKey = (key: string) => panelRefusal(404, `There is no key ${key}.`);
export const noSuchEndUser = (id: string) => panelRefusal(404, `There is no end user ${id}.`);
export const noSuchResourceInPanel = (key: string) => panelRefusal(404, `There is no resource ${key}.`);
export const noSuchGroupInPanel = (key: string) => panelRefusal(404, `There is no subscription group ${key}.`);
export const noSuchPricingGroupInPanel = (id: string) => panelRefusal(404, `There is no pricing group ${id}.`);
export const noSuchSubscription = (id: string) => panelRefusal(404, `There is no subscription ${id}.`);
export const noSuchSubscriberInPanel = (key: string) => panelRefusal(404, `There is no subscriber ${key}.`);
export const thereAlready = (what: string) => panelRefusal(400, `${what} is there already.`);
export const addressTaken = (email: string) => panelRefusal(400, `The address ${email} is taken.`);
export const callbacksOfManagement = () => panelRefusal(400, "Callbacks belong to a management key.");
export const notForSale = (key: string) => panelRefusal(400, `${key} is not for sale.`);
export const walletTooEmpty = (wallet: string, price: string) =>
  panelRefusal(400, `The wallet holds ${wallet}, and the price is ${price}.`);
export const belowPrice = (price: string) => panelRefusal(400, `The price is at least ${price}.`);
export const notEligible = (groupKey: string) =>
  panelRefusal(400, `Nobody makes ${groupKey} eligible for this end user.`);
export const wrongField = (name: string, subscriberKey: string) =>
  panelRefusal(400, `${name} is not that of subscriber ${subscriberKey}.`);
export const nothingToDo = () => panelRefusal(400, "The form does not say what to do.");
export const logInFirst = () => panelRefusal(400, "Log in first.");
export const wrongPassword = () => panelRefusal(400, "Nobody has this address and password.");
export const noAmount = (sent: string) => panelRefusal(400, `${sent} is no amount.`);
export const linkedToTheFull = (subscriberKey: string, maximum: number) =>
  panelRefusal(400, `Subscriber ${subscriberKey} has ${maximum} linked users, which is as many as may be.`);
