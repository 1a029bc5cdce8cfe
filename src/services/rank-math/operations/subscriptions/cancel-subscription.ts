import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { ownSubscription } from "../../lookup.ts";
import { cancel, repeats } from "../../rules/licence.ts";
import { presentSubscription } from "./subscription-answer.ts";

export const cancelSubscription = operation("cancelSubscription")(async ({ path }, ctx) => {
  const { tx, now, settings } = ctx;
  const subscription = await ownSubscription(path.subscription_id, ctx);
  const again = subscription.status === "cancelled";
  demand(!again || repeats(settings["second-cancellation"]), () =>
    errors.noSuchSubscription(settings, { says: "it is cancelled already; read it with GET", method: "GET" }),
  );

  const cancelled = again ? subscription : cancel(subscription, now);
  await tx.subscriptions.put(cancelled);
  return presentSubscription(cancelled, ctx);
});
