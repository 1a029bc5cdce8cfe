import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { endUserNamed, subscriptionGroupByKey } from "../lookup.ts";
import { buySubscription } from "../purchases.ts";
import { toDollars } from "../rules/money.ts";

export const subscribe = panelAction("subscribe")(async ({ body }, ctx) => {
  const user = await endUserNamed(body.ApplicationUserID, ctx);
  const group = await subscriptionGroupByKey(user.propertyId, body.SubscriptionGroupKey, ctx);
  demand(group, () => errors.noSuchGroupInPanel(body.SubscriptionGroupKey));

  const bought = await buySubscription({ user, group, months: body.Months ?? 1 }, ctx);
  return {
    status: 200,
    body: {
      SubscriptionID: bought.subscription.id,
      ExpirationDate: bought.subscription.expiresAt,
      WalletBalance: toDollars(bought.user.walletCents),
      CallbackTokens: bought.callbackTokens,
    },
  };
});
