import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

export const letSubscriptionLapse = panelAction("letSubscriptionLapse")(async ({ body }, { tx, now }) => {
  const subscription = await tx.subscriptions.get(body.SubscriptionID);
  demand(subscription, () => errors.noSuchSubscription(body.SubscriptionID));

  const { id, expiresAt } = subscription;
  const ended = expiresAt < now ? expiresAt : now;
  await tx.subscriptions.put({ ...subscription, expiresAt: ended });
  return { status: 200, body: { SubscriptionID: id, ExpirationDate: ended } };
});
