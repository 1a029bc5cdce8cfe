import { toCents } from "../../../core/money.ts";
import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { endUserNamed, resourceByKey } from "../lookup.ts";
import { buyResource } from "../purchases.ts";
import { toDollars } from "../rules/money.ts";

export const purchaseResource = panelAction("purchaseResource")(async ({ body }, ctx) => {
  const user = await endUserNamed(body.ApplicationUserID, ctx);
  const resource = await resourceByKey(user.propertyId, body.ResourceKey, ctx);
  demand(resource, () => errors.noSuchResourceInPanel(body.ResourceKey));

  const named = body.Amount === undefined ? undefined : toCents(body.Amount);
  const { purchase, user: payer } = await buyResource({ user, resource, named }, ctx);
  return {
    status: 200,
    body: {
      ResourceKey: resource.externalKey,
      Price: toDollars(purchase.priceCents),
      WalletBalance: toDollars(payer.walletCents),
      ...(purchase.expiresAt === undefined ? {} : { Expires: purchase.expiresAt }),
    },
  };
});
