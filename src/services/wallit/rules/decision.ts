import type { components } from "../../../../openapi/wallit/types.ts";
import { rule } from "../contract.ts";
import type { Property, Resource } from "../tables.ts";
import type { Terms } from "./pricing.ts";
import { type Quota, quotaGrants } from "./quota.ts";

type Access = components["schemas"]["ResourceAccess"];
export type Reason = Access["AccessReason"];

export interface Decision {
  readonly reason: Reason;
  readonly action: Access["AccessAction"];
}

/** Everything that a decision goes by. */
export interface Facts {
  /** Undefined for a key that the property does not have. */
  readonly resource: Resource | undefined;
  readonly property: Property;
  readonly isAnonymous: boolean;
  readonly isSpider: boolean;
  /** The page's own configuration could not be read. */
  readonly isMisconfigured: boolean;
  readonly propertyUser: object | undefined;
  readonly model: Terms["pricingModel"];
  /** In cents; undefined where money does not open it. */
  readonly price: number | undefined;
  readonly isSubscribed: boolean;
  readonly isBought: boolean;
  readonly blockerStatus: Access["AdBlockerStatus"];
  readonly quota: Quota;
  /** The quota is for those alone who are logged in. */
  readonly quotaByLogin: boolean;
}

const isActive = rule(
  "inactive-resource-is-public",
  ({ active }: Resource) => active,
  () => true,
);

/** What would be a resource but for its configuration, or what the spider reads to make one of it, counts as managed. */
const isManaged = ({ resource, isMisconfigured, isSpider, property }: Facts): boolean =>
  resource ? isActive(resource) : isMisconfigured || (isSpider && property.dynamicallyCreateResources);

const isPublic = rule(
  "unmanaged-resource-is-public",
  (facts: Facts) => !isManaged(facts),
  () => false,
);

const isPublicByMistake = rule(
  "bad-configuration-is-public",
  ({ isMisconfigured }: Facts) => isMisconfigured,
  () => false,
);

const isPropertyUser = rule(
  "property-user-reads-everything",
  ({ propertyUser }: Facts) => propertyUser !== undefined,
  () => false,
);

const isFree = rule(
  "free-resource-granted",
  ({ price }: Facts) => price === 0,
  () => false,
);

const freeAfterLogIn = rule(
  "free-resource-may-need-login",
  ({ property, isAnonymous }: Facts) => property.freeResourcesRequireAuthentication && isAnonymous,
  () => false,
);

const needsLogIn = rule(
  "authentication-required-needs-login",
  ({ isAnonymous }: Facts) => isAnonymous,
  () => false,
);

const paidByAds = rule(
  "ad-supported-needs-no-blocker",
  ({ resource, blockerStatus }: Facts) => resource?.adSupported === true && blockerStatus !== "AdBlockerDetected",
  ({ resource }) => resource?.adSupported === true,
);

/** Whether the property sells in this way at all. */
export const isOpen = rule(
  "switched-off-ways-of-paying",
  (switchedOn: boolean) => switchedOn,
  () => true,
);

/** What a denied reader is told to do. */
const wayIn = rule(
  "denial-names-the-way-in",
  (opensByLogIn: boolean): Decision["action"] => (opensByLogIn ? "Authenticate" : "Purchase"),
  (): Decision["action"] => "Purchase",
);

const grant = (reason: Reason): Decision => ({ reason, action: "Grant" });
const deny = (opensByLogIn: boolean): Decision => ({ reason: "Deny", action: wayIn(opensByLogIn) });

/** The grounds that hold, in the vendor's order. */
function* groundsOf(facts: Facts): Generator<Decision> {
  if (isPublic(facts)) yield grant("UnknownResource");
  if (isPublicByMistake(facts)) yield grant("BadConfig");
  if (facts.isSpider) yield grant("Spider");
  if (isPropertyUser(facts)) yield grant("PropertyUser");
  if (isFree(facts)) yield freeAfterLogIn(facts) ? deny(true) : grant("Free");
  if (facts.model === "AuthenticationRequired") yield needsLogIn(facts) ? deny(true) : grant("Free");
  if (facts.isSubscribed) yield grant("Subscription");
  if (facts.isBought) yield grant("Purchase");
  if (paidByAds(facts)) yield grant("AdSupported");
  if (quotaGrants(facts.quota)) yield grant("Quota");
}

const firstOf = rule(
  "reasons-in-order",
  (grounds: readonly Decision[]) => grounds[0],
  (grounds) => grounds.at(-1),
);

/** Whether and why a reader may read. */
export const decide = (facts: Facts): Decision =>
  firstOf([...groundsOf(facts)]) ?? deny(facts.isAnonymous && facts.quotaByLogin);

/** Where a denied reader is sent. */
export const actionAddress = rule(
  "denial-carries-action-address",
  ({ action }: Decision, paywall: string) => (action === "Grant" ? "" : paywall),
  () => "",
);

/** What the caller says about ad blockers. */
export const blockerStatus = rule(
  "blocker-status-echoed",
  (sent: Access["AdBlockerStatus"] | "" | undefined) => sent || "Unknown",
  (): Access["AdBlockerStatus"] => "Unknown",
);
