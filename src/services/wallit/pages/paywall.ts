import { equalSecrets } from "../../../core/crypto.ts";
import { toCents } from "../../../core/money.ts";
import type { Fields, Page } from "../../../core/page.ts";
import { demand } from "../../../core/refusal.ts";
import type { Context } from "../contract.ts";
import { signedUp } from "../end-users.ts";
import * as errors from "../errors.ts";
import { endUserByEmail, subscriptionGroupByKey } from "../lookup.ts";
import { buyResource, buySubscription, isOffered } from "../purchases.ts";
import { freshToken, readerOf } from "../reader.ts";
import { covers } from "../rules/subscription.ts";
import { type EndUser, pairOf } from "../tables.ts";
import { paywallView } from "./paywall-view.ts";
import { judgementOf, type Visit, visitOf } from "./visit.ts";

/** Where a denied reader logs in, buys or subscribes, and from where he is sent back with a temporary token. */
export const paywall: Page<Context> = {
  async view(ctx, query) {
    const visit = await visitOf(query, ctx);
    const groups = await groupsFor(visit, ctx);
    return paywallView({ visit, judgement: await judgementOf(visit, ctx), groups, action: ctx.url("/_stage/paywall") });
  },

  async act(form, ctx) {
    const visit = await visitOf(form, ctx);
    const user = await acted(visit, form, ctx);
    const after = { ...visit, reader: await readerOf(user.id, visit.property, ctx) };
    const { decision } = await judgementOf(after, ctx);
    return decision.action === "Grant" && visit.back !== "" ? sendBack(after, ctx) : stay(after, ctx);
  },
};

/** Does what a form asks for, and answers who the reader is by then. */
async function acted(visit: Visit, form: Fields, ctx: Context): Promise<EndUser> {
  if (form.do === "log-in") return loggedIn(visit, form, ctx);
  if (form.do === "sign-up") return signedUp({ ...form, EmailAddress: form.EmailAddress ?? "" }, visit.property, ctx);
  const { user } = visit.reader;
  demand(user, errors.logInFirst);
  if (form.do === "buy") {
    const { resource } = visit;
    return (await buyResource({ user, resource, named: amountIn(form) }, ctx)).user;
  }
  if (form.do === "subscribe") {
    const key = form.SubscriptionGroupKey ?? "";
    const group = await subscriptionGroupByKey(visit.property.id, key, ctx);
    demand(group, () => errors.noSuchGroupInPanel(key));
    return (await buySubscription({ user, group, months: 1 }, ctx)).user;
  }
  if (form.do === "top-up") {
    const filled = { ...user, walletCents: user.walletCents + 1000 };
    await ctx.tx.endUsers.put(filled);
    return filled;
  }
  return user;
}

function amountIn({ Amount: sent }: Fields): number | undefined {
  if (sent === undefined) return undefined;
  demand(/^\d{1,7}(?:\.\d+)?$/.test(sent.trim()), () => errors.noAmount(sent));
  return toCents(sent.trim());
}

async function loggedIn({ property }: Visit, form: Fields, ctx: Context): Promise<EndUser> {
  const user = await endUserByEmail(property.id, form.EmailAddress ?? "", ctx);
  demand(user && equalSecrets(user.password, form.Password ?? ""), errors.wrongPassword);
  const { ReaderID: readerId } = form;
  if (readerId === undefined) return user;
  const id = pairOf(property.id, readerId);
  await ctx.tx.ampReaders.put({ id, propertyId: property.id, readerId, userId: user.id });
  return user;
}

async function groupsFor({ property, resource, reader }: Visit, ctx: Context) {
  const { user } = reader;
  if (!user || !property.enableSubscriptions) return [];
  const { rows } = await ctx.tx.subscriptionGroups.find("property", property.id);
  const offered = [];
  for (const group of rows)
    if (covers(group, resource.pricingGroupId) && (await isOffered(user, group, ctx))) offered.push(group);
  return offered;
}

/** Back to the page that sent the reader, with a token that it can ask about once. */
async function sendBack({ property, reader, back }: Visit, { tx, ids, now }: Context): Promise<{ to: string }> {
  const id = await ids.uuid();
  await tx.temporaryUserTokens.put({ id, propertyId: property.id, userId: reader.id, createdAt: now });
  const url = new URL(back);
  url.searchParams.set("iMonezaTUT", id);
  return { to: url.href };
}

async function stay({ property, reader, sent }: Visit, ctx: Context): Promise<{ to: string }> {
  const token = await freshToken(reader.id, property, ctx);
  return { to: `/_stage/paywall?${new URLSearchParams({ ...sent, UserToken: token })}` };
}
