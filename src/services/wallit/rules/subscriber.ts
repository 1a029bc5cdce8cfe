import type { components } from "../../../../openapi/wallit/types.ts";
import type { Instant } from "../../../core/instant.ts";
import { rule, type Settings } from "../contract.ts";
import type { ExternalSubscriber } from "../tables.ts";
import { instantOf } from "./dates.ts";
import { figure, text } from "./loose.ts";

export type SubscriberSent = components["schemas"]["SubscriberChange"];
type Fields = ExternalSubscriber["validationFields"];
type Entitlements = ExternalSubscriber["eligibleSubscriptions"];
export type SubscriberChange = Partial<
  Pick<
    ExternalSubscriber,
    "maximumLinkedUsers" | "validationFields" | "eligibleSubscriptions" | "automaticSubscriptions"
  >
>;

/** A member that holds no date, and what it holds. */
export interface OddDate {
  readonly member: string;
  readonly sent: string;
}

/** The dates that a body names, by the member that holds them. */
const datesOf = (sent: SubscriberSent): readonly OddDate[] => [
  ...(sent.EligibleSubscriptions ?? []).map(({ EligibilityEndDate }, at) => ({
    member: `EligibleSubscriptions.${at}.EligibilityEndDate`,
    sent: EligibilityEndDate,
  })),
  ...(sent.AutomaticSubscriptions ?? []).map(({ ExpirationDate }, at) => ({
    member: `AutomaticSubscriptions.${at}.ExpirationDate`,
    sent: ExpirationDate,
  })),
];

export const oddDateIn = (sent: SubscriberSent): OddDate | undefined =>
  datesOf(sent).find((date) => instantOf(date.sent) === undefined);

/** The subscription groups that a body names, by the member that names them. */
export const groupKeysIn = (sent: SubscriberSent): readonly { readonly member: string; readonly key: string }[] =>
  (["EligibleSubscriptions", "AutomaticSubscriptions"] as const).flatMap((list) =>
    (sent[list] ?? []).map(({ SubscriptionGroupKey: key }, at) => ({
      member: `${list}.${at}.SubscriptionGroupKey`,
      key: String(key),
    })),
  );

const entitlement = (groupKey: string | number, asSent: string): Entitlements[number] => ({
  groupKey: text(groupKey) ?? "",
  endsAt: instantOf(asSent) ?? "1970-01-01T00:00:00.000Z",
  asSent,
});

/** What a body says about a subscriber. */
export function subscriberChange(sent: SubscriberSent): SubscriberChange {
  const maximum = figure(sent.MaximumLinkedUsers);
  const { ValidationFields: fields, EligibleSubscriptions: eligible, AutomaticSubscriptions: automatic } = sent;
  return {
    ...(maximum === undefined ? {} : { maximumLinkedUsers: maximum }),
    ...(fields
      ? { validationFields: fields.map(({ Name, Value }) => ({ name: Name, value: text(Value) ?? "" })) }
      : {}),
    ...(eligible
      ? { eligibleSubscriptions: eligible.map((one) => entitlement(one.SubscriptionGroupKey, one.EligibilityEndDate)) }
      : {}),
    ...(automatic
      ? { automaticSubscriptions: automatic.map((one) => entitlement(one.SubscriptionGroupKey, one.ExpirationDate)) }
      : {}),
  };
}

type Identity = Pick<ExternalSubscriber, "id" | "propertyId" | "subscriberKey" | "createdAt">;

export const blankSubscriber = ({ id, propertyId, subscriberKey, createdAt }: Identity): ExternalSubscriber => ({
  id,
  propertyId,
  subscriberKey,
  createdAt,
  validationFields: [],
  eligibleSubscriptions: [],
  automaticSubscriptions: [],
  updatedAt: createdAt,
});

/** A PUT keeps what it leaves out, and replaces the lists that it sends. */
const put = rule(
  "subscriber-put-creates-or-updates",
  (kept: ExternalSubscriber, change: SubscriberChange, leftOut: Settings["subscriber-put-left-out"]) => ({
    ...(leftOut === "kept" ? kept : blankSubscriber(kept)),
    ...change,
  }),
  (kept) => kept,
);

export const subscriberAfterPut = (
  kept: ExternalSubscriber,
  change: SubscriberChange,
  { now, settings }: { readonly now: Instant; readonly settings: Settings },
): ExternalSubscriber => ({ ...put(kept, change, settings["subscriber-put-left-out"]), updatedAt: now });

/** A list with entries added, or put in the place of those of the same name. */
const added = <Entry>(
  kept: readonly Entry[],
  sent: readonly Entry[] = [],
  nameOf: (entry: Entry) => string,
): Entry[] => [
  ...kept.map((entry) => sent.findLast((one) => nameOf(one) === nameOf(entry)) ?? entry),
  ...sent.filter((one, at) => {
    const isOf = (other: Entry) => nameOf(other) === nameOf(one);
    return !kept.some(isOf) && sent.findLastIndex(isOf) === at;
  }),
];

const fieldName = ({ name }: Fields[number]): string => name;
const groupName = ({ groupKey }: Entitlements[number]): string => groupKey;

/** An import adds and updates, and takes nothing away. */
const imported = rule(
  "import-is-queued-and-incremental",
  (kept: ExternalSubscriber, change: SubscriberChange): ExternalSubscriber => ({
    ...kept,
    ...change,
    validationFields: added(kept.validationFields, change.validationFields, fieldName),
    eligibleSubscriptions: added(kept.eligibleSubscriptions, change.eligibleSubscriptions, groupName),
    automaticSubscriptions: added(kept.automaticSubscriptions, change.automaticSubscriptions, groupName),
  }),
  (kept, change) => ({ ...blankSubscriber(kept), ...change }),
);

export const subscriberAfterImport = (
  kept: ExternalSubscriber,
  change: SubscriberChange,
  now: Instant,
): ExternalSubscriber => ({
  ...imported(kept, change),
  updatedAt: now,
});
