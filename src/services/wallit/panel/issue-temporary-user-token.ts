import { panelAction } from "../contract.ts";
import { endUserNamed } from "../lookup.ts";

export const issueTemporaryUserToken = panelAction("issueTemporaryUserToken")(async ({ body }, ctx) => {
  const { tx, ids, now } = ctx;
  const { id: userId, propertyId } = await endUserNamed(body.ApplicationUserID, ctx);
  const id = await ids.uuid();
  await tx.temporaryUserTokens.put({ id, propertyId, userId, createdAt: now });
  return { status: 200, body: { TemporaryUserToken: id } };
});
