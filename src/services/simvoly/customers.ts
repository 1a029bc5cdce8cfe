import { demand } from "../../core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { userByEmail, userByExternalId } from "./lookup.ts";
import { type News, userCreated } from "./rules/announcements.ts";
import {
  afterCall,
  externalIdOf,
  isCreated,
  isImplicitAnnounced,
  joinable,
  type Named,
  nameSent,
  type Sent,
} from "./rules/customer.ts";
import { localeOf } from "./rules/user.ts";
import type { User } from "./tables.ts";

/** The customer whom an identifier names, where there is one. */
export async function customerFound(named: Named, ctx: Context): Promise<User | undefined> {
  const externalId = externalIdOf(named);
  if (externalId !== undefined) return userByExternalId(externalId, ctx);
  if (named.userId !== undefined) return ctx.tx.users.get(named.userId);
  return named.email === undefined ? undefined : userByEmail(named.email, ctx);
}

/** The customer whom an identifier names; undefined is one who is to be made. */
export async function customerOrNew(named: Named, ctx: Context): Promise<User | undefined> {
  const found = await customerFound(named, ctx);
  demand(found || isCreated(externalIdOf(named)), () => errors.userUnknown(ctx));
  return found;
}

interface Settled {
  readonly user: User;
  readonly news: readonly News[];
}

/** The customer found, or else made of what was sent. */
export async function settled(found: User | undefined, sent: Named & Sent, ctx: Context): Promise<Settled> {
  const externalCustomerId = externalIdOf(sent) ?? "";
  if (found) return { user: await changed(found, afterCall(found, sent), ctx), news: [] };

  const { customerEmail = "" } = sent;
  demand(customerEmail !== "", errors.customerEmailNeeded);
  const holder = await userByEmail(customerEmail, ctx);
  const joined = joinable(holder);
  if (joined) return { user: await kept({ ...joined, externalCustomerId }, ctx), news: [] };
  demand(!holder, () => errors.customerEmailTaken(holder?.externalCustomerId ?? ""));

  const user = await newUser({ name: nameSent(sent), email: customerEmail, externalCustomerId }, ctx);
  return { user, news: isImplicitAnnounced(ctx.settings["implicit-user-webhook"]) ? userCreated(user) : [] };
}

const changed = async (before: User, after: User, ctx: Context): Promise<User> =>
  after === before ? before : kept(after, ctx);

async function kept(user: User, { tx }: Context): Promise<User> {
  await tx.users.put(user);
  return user;
}

type NewUser = Pick<User, "name" | "email"> &
  Partial<Pick<User, "externalCustomerId" | "hasPassword" | "locale" | "ip">>;

export async function newUser({ locale, ...sent }: NewUser, ctx: Context): Promise<User> {
  const id = await ctx.ids.next("user");
  return kept({ hasPassword: false, ...sent, id, locale: localeOf(locale), createdAt: ctx.now }, ctx);
}
