import { demand } from "../../../../core/refusal.ts";
import type { Context } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { ownCustomer, ownSubscription } from "../../lookup.ts";
import { renew, switchPlan, wasSent } from "../../rules/order.ts";
import { stayInFamily } from "../../rules/plan.ts";
import { ownerOf, planInFamily, subscriptionToName } from "../../suggest.ts";
import { identifierOf, type OrderRequest, type Sale, termsOf } from "./sale.ts";

/** Renews or switches what the customer already has. */
export async function continuedOrder(body: OrderRequest, ctx: Context): Promise<Sale> {
  const { ids, settings } = ctx;
  demand(wasSent(body.subscription_id), () => errors.subscriptionIdNeeded(() => subscriptionToName(body.email, ctx)));
  const customer = await ownCustomer(body.email, ctx, "email");
  const held = await ownSubscription(Number(body.subscription_id), ctx, customer);
  demand(held.customerId === customer.id, () => errors.subscriptionOfAnother(settings, () => ownerOf(held, ctx)));
  demand(held.status === "active" || settings["cancelled-renewal"] === "revives", () =>
    errors.subscriptionCancelled(settings),
  );
  const switches = body.type === "switch";
  if (switches) stayInFamily(held.plan, body.plan, settings, planInFamily);
  const client = await identifierOf(body, customer, ctx);

  const terms = termsOf(body, ctx);
  const subscription = switches ? switchPlan(held, terms) : renew(held, terms, settings);
  return { customer, subscription, orderId: await ids.next("order"), client };
}
