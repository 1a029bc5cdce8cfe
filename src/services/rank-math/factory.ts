import { digits, hexadecimal } from "../../core/alphabets.ts";
import { plus } from "../../core/instant.ts";
import { toCents } from "../../core/money.ts";
import { emailOf, nameFrom } from "../../core/person.ts";
import type { Factory, Fill } from "../../core/service.ts";
import type { Context } from "./contract.ts";
import { plans } from "./rules/plan.ts";
import { clientId, type Order, type Plan, type Subscription } from "./tables.ts";

/** What `generate: {orders: …}` may say; the rest is made up. */
interface Given {
  readonly userId?: string;
  readonly plan?: Plan;
  readonly total?: string;
  readonly paidAt?: string;
  readonly expiresAt?: string;
  readonly status?: Subscription["status"];
}

/** A parent order with a customer, a client and a subscription of its own. */
const orders: Factory<Context> = async (given: Given, n, { faker, now, next, token }, { tx }) => {
  const { firstName, lastName } = nameFrom(faker);
  const email = emailOf(firstName, lastName, n);
  const paidAt = given.paidAt ?? plus(now, { days: -faker.number.int({ min: 0, max: 300 }) });
  const userId = given.userId ?? "reseller";
  const orderId = await next("order");
  const subscriptionId = await next("order");
  const customerId = await next("customer");
  const totalCents = given.total === undefined ? 100 * faker.number.int({ min: 5, max: 99 }) : toCents(given.total);
  const status = given.status ?? "active";
  const order: Order = { id: orderId, userId, customerId, subscriptionId, type: "parent", totalCents, paidAt };
  await tx.customers.put({
    id: customerId,
    email,
    firstName,
    lastName,
    login: email.split("@", 1)[0] ?? email,
    downloadKey: await token(hexadecimal, 32),
    createdAt: paidAt,
  });
  await tx.clients.put({ id: clientId(userId, customerId), userId, customerId });
  await tx.orders.put(order);
  await tx.subscriptions.put({
    id: subscriptionId,
    userId,
    customerId,
    plan: given.plan ?? faker.helpers.arrayElement(plans),
    priceCents: totalCents,
    expiresAt: given.expiresAt ?? plus(paidAt, { years: 1 }),
    status,
    createdAt: paidAt,
    ...(status === "cancelled" ? { cancelledAt: paidAt } : {}),
  });
};

export const factories = { orders };

const createOrder: Fill = async (given, { faker, token }) => {
  const { firstName, lastName } = nameFrom(faker);
  const name = typeof given.first_name === "string" ? given.first_name : firstName;
  return {
    type: "parent",
    first_name: name,
    last_name: lastName,
    email: emailOf(name, lastName, await token(digits, 4)),
    plan: faker.helpers.arrayElement(plans),
    total: `${faker.number.int({ min: 5, max: 99 })}.00`,
  };
};

const addReseller: Fill = async (given, { faker, token }) => {
  const { firstName, lastName } = nameFrom(faker);
  const username = emailOf(firstName, lastName, await token(digits, 4)).replace(/@.*/, "");
  return { username, email: `${typeof given.username === "string" ? given.username : username}@example.com` };
};

export const fills = { createOrder, addReseller };
