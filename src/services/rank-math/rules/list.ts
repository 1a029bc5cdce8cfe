import { rule, type Settings } from "../contract.ts";

/** Whose list an order stands in: that of the reseller who made it. */
export const listOf = rule(
  "own-orders-only",
  (userId: string) => userId,
  () => "everyone",
);

/** Orders of a removed customer are in no list. */
export const isListed = rule(
  "orders-of-removed-customers-unlisted",
  (order: { readonly customerRemoved?: true }) => !order.customerRemoved,
  () => true,
);

/** The most orders a page holds. */
export const largestPage = 50;

/** How many orders a page holds when so many are asked for. */
export const pageSize = rule(
  "page-of-orders-bounded",
  (asked: number) => Math.min(asked, largestPage),
  (asked) => asked,
);

/** Whether the list starts with the newest order. */
export const startsWithNewest = rule(
  "list-newest-first",
  (order: Settings["orders-list-order"]) => order === "newest-first",
  (order) => order !== "newest-first",
);

/** The same for the orders that a subscription shows. */
export const subscriptionStartsWithNewest = rule(
  "subscription-orders-oldest-first",
  (order: Settings["subscription-orders-order"]) => order === "newest-first",
  (order) => order !== "newest-first",
);

/** The list announces its size as WordPress's own lists do. */
export const totals = rule(
  "list-totals-in-headers",
  (total: number, size: number): Readonly<Record<string, string>> => ({
    "X-WP-Total": String(total),
    "X-WP-TotalPages": String(Math.ceil(total / size)),
  }),
  () => ({}),
);
