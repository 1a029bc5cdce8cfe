import { panelAction } from "../contract.ts";
import { endUserNamed, propertyOfUser } from "../lookup.ts";
import { freshToken } from "../reader.ts";
import { pairOf } from "../tables.ts";

export const logIn = panelAction("logIn")(async ({ body }, ctx) => {
  const user = await endUserNamed(body.ApplicationUserID, ctx);
  const property = await propertyOfUser(user, ctx);
  const { ReaderID: readerId } = body;
  if (readerId !== undefined) {
    const id = pairOf(property.id, readerId);
    await ctx.tx.ampReaders.put({ id, propertyId: property.id, readerId, userId: user.id });
  }
  return { status: 200, body: { ApplicationUserID: user.id, UserToken: await freshToken(user.id, property, ctx) } };
});
