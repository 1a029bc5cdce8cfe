import { demand } from "../../../../core/refusal.ts";
import { type Context, operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { callersProperty } from "../../lookup.ts";
import { readerOf } from "../../reader.ts";
import { isSpider, restored } from "../../rules/user-token.ts";
import type { Property } from "../../tables.ts";
import { accessAnswer } from "./access-answer.ts";

export const getResourceAccessByTemporaryUserToken = operation("getResourceAccessByTemporaryUserToken")(
  async ({ path, query }, ctx) => {
    const property = await callersProperty(ctx);
    const spider = isSpider(path.temporaryUserToken, property);
    const id = spider ? await ctx.ids.uuid() : await userOfOnce(path.temporaryUserToken, property, ctx);
    const reader = await readerOf(id, property, ctx);
    return accessAnswer({ key: query.ResourceKey, query, reader, token: undefined, isSpider: spider, property }, ctx);
  },
);

/** The user for whom a temporary token stands; it stands for nobody afterwards. */
async function userOfOnce(sent: string, property: Property, { tx, ids, now }: Context): Promise<string> {
  const token = await tx.temporaryUserTokens.get(sent);
  demand(token && token.propertyId === property.id, errors.unknownTemporaryToken);
  demand(token.usedAt === undefined, errors.usedTemporaryToken);
  await tx.temporaryUserTokens.put({ ...token, usedAt: now });
  return restored(token.userId, await ids.uuid());
}
