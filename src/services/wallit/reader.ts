import { alphanumeric } from "../../core/alphabets.ts";
import type { Context } from "./contract.ts";
import { anonymousUser, isGenuine, isOutlived, readToken, sealedToken, sealVaryingLength } from "./rules/user-token.ts";
import type { EndUser, Property } from "./tables.ts";

/** Who reads: an end user, or somebody whom only his token names. */
export interface Reader {
  readonly id: string;
  readonly user: EndUser | undefined;
}

export async function readerOf(id: string, property: Property, { tx }: Context): Promise<Reader> {
  const user = await tx.endUsers.get(id);
  return { id, user: user?.propertyId === property.id ? user : undefined };
}

/** A token that counts: the property's own, and not outlived. */
function goodToken(
  sent: string | undefined,
  property: Property,
  { now, settings }: Context,
): { userId: string } | undefined {
  const token = readToken(sent);
  const isGood = token && isGenuine(token, property) && !isOutlived(token, now, settings["user-token-lifetime"]);
  return isGood ? token : undefined;
}

/** The reader whom a user token names, or a new anonymous one. */
export async function readerByToken(
  sent: string | undefined,
  property: Property,
  ctx: Context,
): Promise<{ readonly reader: Reader; readonly token: string | undefined }> {
  const token = goodToken(sent, property, ctx);
  const id = token?.userId ?? anonymousUser(await ctx.ids.uuid());
  return { reader: await readerOf(id, property, ctx), token: token && sent };
}

export async function freshToken(userId: string, property: Property, { ids, now }: Context): Promise<string> {
  return sealedToken({ userId, at: now, vary: await ids.token(alphanumeric, sealVaryingLength) }, property);
}
