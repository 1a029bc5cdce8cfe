import { toCents } from "../../../core/money.ts";
import { panelAction } from "../contract.ts";
import { endUserNamed } from "../lookup.ts";
import { toDollars } from "../rules/money.ts";

export const topUpWallet = panelAction("topUpWallet")(async ({ body }, ctx) => {
  const user = await endUserNamed(body.ApplicationUserID, ctx);
  const walletCents = user.walletCents + toCents(body.Amount);
  await ctx.tx.endUsers.put({ ...user, walletCents });
  return { status: 200, body: { ApplicationUserID: user.id, WalletBalance: toDollars(walletCents) } };
});
