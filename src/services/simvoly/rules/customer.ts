import { rule, type Settings } from "../contract.ts";
import type { User } from "../tables.ts";

/** How a request names a customer. */
export interface Named {
  readonly externalCustomerId?: string | undefined;
  /** The external id by another name. */
  readonly customerId?: string | undefined;
  readonly userId?: number | undefined;
  readonly email?: string | undefined;
}

export const externalIdOf = ({ externalCustomerId, customerId }: Named): string | undefined =>
  externalCustomerId ?? customerId;

/** Whether a customer is named by exactly one identifier; the same external id under both names is one. */
export function isNamedOnce({ externalCustomerId, customerId, userId, email }: Named): boolean {
  const externalIds = new Set([externalCustomerId, customerId].filter((id) => id !== undefined));
  return externalIds.size + [userId, email].filter((id) => id !== undefined).length === 1;
}

export const isCreated = rule(
  "unknown-external-customer-created",
  (externalId: string | undefined) => externalId !== undefined,
  () => false,
);

/** Who and where a customer is said to be. */
export interface Sent {
  readonly customerFirstName?: string;
  readonly customerLastName?: string;
  readonly customerEmail?: string;
}

/** First and last name as one. */
export const nameSent = ({ customerFirstName = "", customerLastName = "" }: Sent): string =>
  `${customerFirstName} ${customerLastName}`.trim();

/** A known customer after a call that says who it is. */
export const afterCall = rule(
  "known-customer-not-changed",
  (known: User, _sent: Sent) => known,
  (known, sent) => ({ ...known, name: nameSent(sent) || known.name, email: sent.customerEmail ?? known.email }),
);

/** The user with the customer's e-mail address, where an external id can become theirs. */
export const joinable = rule(
  "external-id-joins-user",
  (holder: User | undefined) => (holder?.externalCustomerId === undefined ? holder : undefined),
  () => undefined,
);

/** A customer who is made on the way is announced. */
export const isImplicitAnnounced = rule(
  "implicit-user-announced",
  (setting: Settings["implicit-user-webhook"]) => setting === "fired",
  () => false,
);

/** A customer whom nobody knows has a list all the same, an empty one. */
export const hasEmptyList = rule(
  "unknown-customer-has-no-projects",
  () => true,
  () => false,
);
