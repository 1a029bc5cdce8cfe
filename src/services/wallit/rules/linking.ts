import type { Instant } from "../../../core/instant.ts";
import { rule } from "../contract.ts";
import type { ExternalSubscriber } from "../tables.ts";

type Fields = ExternalSubscriber["validationFields"];

/** The first validation field that was not entered as it is stored. */
export const wrongFieldOf = rule(
  "link-needs-validation-fields",
  ({ validationFields }: ExternalSubscriber, entered: Fields): string | undefined =>
    validationFields.find(({ name, value }) => !entered.some((one) => one.name === name && one.value === value))?.name,
  () => undefined,
);

/** Whether one more user may be linked. */
export const hasRoom = rule(
  "linked-users-capped",
  ({ maximumLinkedUsers = Number.POSITIVE_INFINITY }: ExternalSubscriber, linked: number) =>
    linked < maximumLinkedUsers,
  () => true,
);

/** Whether a subscriber makes a group eligible at present. */
export const isEligible = rule(
  "eligible-subscriptions-purchasable",
  ({ eligibleSubscriptions }: ExternalSubscriber, groupKey: string, now: Instant) =>
    eligibleSubscriptions.some((one) => one.groupKey === groupKey && one.endsAt > now),
  () => false,
);
