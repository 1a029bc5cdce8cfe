import { panelAction } from "../contract.ts";
import { endUserNamed } from "../lookup.ts";

export const removePropertyUser = panelAction("removePropertyUser")(async ({ body }, ctx) => {
  const { id, propertyId } = await endUserNamed(body.ApplicationUserID, ctx);
  await ctx.tx.propertyUsers.delete(`${propertyId}/${id}`);
  return { status: 200, body: { ApplicationUserID: id } };
});
