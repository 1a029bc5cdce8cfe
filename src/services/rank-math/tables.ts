import type { Contract } from "../../../openapi/rank-math/contract.types.ts";
import { tablesOf } from "../../core/store.ts";
import { isListed, listOf } from "./rules/list.ts";

type Records = Contract["records"];
export type User = Records["users"];
export type Customer = Records["customers"];
export type Client = Records["clients"];
export type Order = Records["orders"];
export type Subscription = Records["subscriptions"];
export type Site = Records["sites"];
export type Plan = Subscription["plan"];

/** The e-mail address as customers are found by it. */
export const emailKey = (email: string): string => email.toLowerCase();

export const tables = tablesOf<Records>()({
  users: {
    indexes: { login: (user) => user.id.toLowerCase(), email: (user) => emailKey(user.email) },
    unique: ["login", "email"],
  },
  applicationPasswords: {
    indexes: { login: (password) => password.login, user: (password) => password.userId },
    owner: "userId",
  },
  customers: { indexes: { email: (customer) => emailKey(customer.email) }, unique: ["email"] },
  clients: {
    indexes: {
      resellerUser: (client) => client.resellerUser && resellerUserKey(client.userId, client.resellerUser),
      customer: (client) => String(client.customerId),
    },
    owner: "userId",
  },
  orders: {
    indexes: {
      list: (order) => (isListed(order) ? listOf(order.userId) : undefined),
      subscription: (order) => String(order.subscriptionId),
      customer: (order) => String(order.customerId),
    },
    owner: "userId",
  },
  subscriptions: { indexes: { customer: (subscription) => String(subscription.customerId) }, owner: "userId" },
  siteLists: { indexes: {} },
  sites: { indexes: { user: (site) => site.userId }, owner: "userId" },
});

export const resellerUserKey = (userId: string, resellerUser: string): string => JSON.stringify([userId, resellerUser]);
export const clientId = (userId: string, customerId: number): string => `${userId}/${customerId}`;
