import { toUnix } from "../../../core/instant.ts";
import { rule } from "../contract.ts";
import type { Contact } from "../tables.ts";

interface Between {
  /** UNIX seconds. */
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** Contacts made between two moments, both included. */
export const madeBetween = rule(
  "contacts-by-time",
  (contacts: readonly Contact[], { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Between) =>
    contacts.filter(({ createdAt }) => toUnix(createdAt) >= min && toUnix(createdAt) <= max),
  (contacts) => [...contacts],
);

export interface Cut {
  readonly limit: number;
  readonly skip: number;
}

export const onPage = rule(
  "contacts-paged",
  (contacts: readonly Contact[], { limit, skip }: Cut) => contacts.slice(skip, skip + limit),
  (contacts) => [...contacts],
);
