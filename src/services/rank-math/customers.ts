import { demand } from "../../core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { orderedBy, withNames } from "./rules/customer.ts";
import { type Customer, clientId, resellerUserKey } from "./tables.ts";

interface Buyer {
  readonly email: string;
  readonly first_name: string;
  readonly last_name?: string;
}

/** The customer of a parent order: the one with this e-mail address, or a new one. */
export async function customerOf(buyer: Buyer, { tx, ids, now }: Context): Promise<Customer> {
  const names = { firstName: buyer.first_name, lastName: buyer.last_name ?? "" };
  const [known] = (await tx.customers.find("email", orderedBy(buyer.email), { limit: 1 })).rows;
  const customer = known
    ? withNames(known, names)
    : {
        id: await ids.next("customer"),
        email: buyer.email,
        ...names,
        login: buyer.email.split("@", 1)[0] ?? buyer.email,
        downloadKey: await ids.token("0123456789abcdef", 32),
        createdAt: now,
      };
  if (customer !== known) await tx.customers.put(customer);
  return customer;
}

/** Keeps that the caller has sold to a customer, under the caller's own identifier if one was sent. */
export async function rememberClient(
  customer: Customer,
  resellerUser: string | undefined,
  ctx: Context,
): Promise<void> {
  const { tx, caller, settings } = ctx;
  if (resellerUser) {
    const { rows } = await tx.clients.find("resellerUser", resellerUserKey(caller.id, resellerUser), { limit: 1 });
    demand(
      rows.every((client) => client.customerId === customer.id),
      () => errors.resellerUserTaken(settings),
    );
  }
  const id = clientId(caller.id, customer.id);
  const known = (await tx.clients.get(id)) ?? { id, userId: caller.id, customerId: customer.id };
  await tx.clients.put(resellerUser ? { ...known, resellerUser } : known);
}
