import type { components } from "../../../../../openapi/wallit/types.ts";
import { type Judgement, judge, keep } from "../../access.ts";
import type { Context } from "../../contract.ts";
import { foundOrMade } from "../../dynamic-creation.ts";
import { paywallFor } from "../../paywall-address.ts";
import { freshToken, type Reader } from "../../reader.ts";
import { moment } from "../../rules/dates.ts";
import { actionAddress, blockerStatus } from "../../rules/decision.ts";
import { toDollars } from "../../rules/money.ts";
import { shownQuota } from "../../rules/quota.ts";
import { shownSubscription } from "../../rules/subscription.ts";
import { renewed, tokenEnd } from "../../rules/user-token.ts";
import type { EndUser, Property } from "../../tables.ts";

type Access = components["schemas"]["ResourceAccess"];

/** What both ways of asking have in common. */
export interface Asked {
  readonly key: string;
  readonly query: {
    readonly ResourceURL: string;
    readonly AdBlockerStatus?: Access["AdBlockerStatus"] | "";
    readonly UseLegacyPaywall?: string;
  };
  readonly reader: Reader;
  readonly isSpider: boolean;
  /** The good token that was sent. */
  readonly token: string | undefined;
  readonly property: Property;
}

/** Decides, counts, and answers with a new token. */
export async function accessAnswer(asked: Asked, ctx: Context): Promise<{ status: 200; body: Access }> {
  const { key, query, reader, isSpider, property } = asked;
  const wanted = { key, address: query.ResourceURL, property, isSpider };
  const found = await foundOrMade(wanted, ctx);
  const blocker = blockerStatus(query.AdBlockerStatus);
  const question = { ...found, reader, property, isSpider, blockerStatus: blocker };
  const judgement = await keep(await judge(question, ctx), ctx);

  const token = renewed(await freshToken(reader.id, property, ctx), asked.token);
  return { status: 200, body: { UserToken: token, ...presentAccess(judgement, asked, ctx, token) } };
}

function presentAccess(judgement: Judgement, asked: Asked, ctx: Context, token: string): Omit<Access, "UserToken"> {
  const { decision, market, held, quota, question } = judgement;
  const { now, settings, caller } = ctx;
  const { property } = question;
  const end = tokenEnd(now, settings["user-token-lifetime"]);
  const legacy = /^(?:true|1)$/i.test(asked.query.UseLegacyPaywall ?? "");
  const paywall = ctx.url(paywallFor({ apiKey: caller.id, resourceKey: asked.key, userToken: token, legacy }));
  const adSupported = market?.resource.adSupported ?? false;
  return {
    UserTokenExpiration: end === null ? null : moment(end),
    PropertyName: property.name,
    ResourceName: market?.resource.active ? market.resource.name : "",
    PaywallDisplayStyle: property.paywallDisplayStyle,
    ...presentReader(question.reader.user),
    IsAdSupported: adSupported,
    AdSupportedMessageTitle: adSupported ? (property.adSupportedMessageTitle ?? "") : "",
    AdSupportedMessage: adSupported ? (property.adSupportedMessage ?? "") : "",
    AdBlockerStatus: question.blockerStatus,
    IsNoCost: judgement.isNoCost,
    Quota: shownQuota(quota, now),
    Subscription: shownSubscription(held, now),
    Purchase: { IsPurchased: judgement.isBought },
    AccessAction: decision.action,
    AccessReason: decision.reason,
    AccessActionURL: actionAddress(decision, paywall),
  };
}

const presentReader = (user: EndUser | undefined) => ({
  UserName: user ? user.userName || `${user.firstName} ${user.lastName}`.trim() : "Anonymous User",
  FirstName: user?.firstName ?? "",
  IsAnonymousUser: !user,
  WalletBalance: toDollars(user?.walletCents ?? 0),
  PictureURL: user?.pictureUrl ?? "",
});
