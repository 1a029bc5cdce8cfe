import { smallLetters } from "../../../core/alphabets.ts";
import { demand } from "../../../core/refusal.ts";
import { announce } from "../announce.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { thePlatform } from "../lookup.ts";
import { affiliateJoined } from "../rules/announcements.ts";
import type { Affiliate } from "../tables.ts";

export const joinAffiliate = panelAction("joinAffiliate")(async ({ body }, ctx) => {
  const { tx, ids, now } = ctx;
  const { userId, commission = 30 } = body;
  const user = await tx.users.get(userId);
  demand(user, () => errors.noSuch("user", userId));
  const isOne = (await tx.affiliates.count("user", String(userId))) > 0;
  demand(!isOne, () => errors.notSo(`User ${userId} is an affiliate already.`));

  const affiliate: Affiliate = {
    id: await ids.next("affiliate"),
    userId,
    commissionPercent: commission,
    code: await ids.token(smallLetters, 8),
    joinedAt: now,
  };
  await tx.affiliates.put(affiliate);
  const defaultLink = `https://${(await thePlatform(ctx)).domain}/a/${affiliate.code}`;
  await announce(affiliateJoined(affiliate, user, defaultLink), ctx);
  return { status: 200, body: { id: affiliate.id, userId, commission, defaultLink } };
});
