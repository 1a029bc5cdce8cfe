import type { Contract } from "../../../../../openapi/rank-math/contract.types.ts";
import type { Input } from "../../../../core/operation.ts";
import { demand } from "../../../../core/refusal.ts";
import type { Context } from "../../contract.ts";
import * as errors from "../../errors.ts";
import type { Terms } from "../../rules/order.ts";
import { type Client, type Customer, resellerUserKey, type Subscription } from "../../tables.ts";

export type OrderRequest = Input<Contract["operations"]["createOrder"]>["body"];

/** What an order of any kind comes to, before anything is kept. */
export interface Sale {
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly orderId: number;
  /** The reseller's own identifier of the customer, if one was sent. */
  readonly client: Pick<Client, "resellerUser">;
}

export const termsOf = (body: OrderRequest, { now }: Context): Terms => ({
  plan: body.plan,
  price: body.price,
  renewalTime: body.renewal_time,
  now,
});

/** The identifier that was sent, refused where it is another customer's. */
export async function identifierOf(
  { reseller_user: resellerUser }: OrderRequest,
  customer: Customer | undefined,
  { tx, caller, settings }: Context,
): Promise<Sale["client"]> {
  if (!resellerUser) return {};
  const { rows } = await tx.clients.find("resellerUser", resellerUserKey(caller.id, resellerUser), { limit: 1 });
  demand(
    rows.every((client) => client.customerId === customer?.id),
    () => errors.resellerUserTaken(settings),
  );
  return { resellerUser };
}
