import type { Contract } from "../../../openapi/rank-math/contract.types.ts";
import type { InvariantOf } from "../../core/service.ts";
import type { Context } from "./contract.ts";
import { licenceStatus } from "./rules/licence.ts";
import { standsInTheWayOf } from "./rules/plan.ts";
import { resellerUserKey, type tables } from "./tables.ts";

/** What no order could have led to; rows of a scenario may say it all the same. */
export const invariants: readonly InvariantOf<Contract, typeof tables, Context>[] = [
  {
    rule: "plan-exists",
    table: "subscriptions",
    async holds(subscription, { tx, now, settings }) {
      if (licenceStatus(subscription, now) !== "active") return true;
      const { rows } = await tx.subscriptions.find("customer", String(subscription.customerId));
      const refuses = standsInTheWayOf(subscription.plan, { caller: { id: subscription.userId }, now, settings });
      return !rows.some((held) => held.id < subscription.id && refuses(held));
    },
  },
  {
    rule: "customer-known",
    table: "subscriptions",
    holds: async ({ customerId }, { tx }) => (await tx.customers.get(customerId)) !== undefined,
  },
  {
    rule: "reseller-user-unique",
    table: "clients",
    async holds({ id, userId, resellerUser }, { tx }) {
      if (resellerUser === undefined) return true;
      const { rows } = await tx.clients.find("resellerUser", resellerUserKey(userId, resellerUser), { limit: 1 });
      return rows.every((first) => first.id === id);
    },
  },
  {
    rule: "subscription-known",
    table: "orders",
    holds: async ({ subscriptionId, customerRemoved }, { tx }) =>
      customerRemoved === true || (await tx.subscriptions.get(subscriptionId)) !== undefined,
  },
  {
    rule: "order-customer-still-exists",
    table: "orders",
    holds: async ({ customerId, customerRemoved }, { tx }) =>
      customerRemoved === true || (await tx.customers.get(customerId)) !== undefined,
  },
];
