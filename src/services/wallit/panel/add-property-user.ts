import { panelAction } from "../contract.ts";
import { endUserNamed } from "../lookup.ts";

export const addPropertyUser = panelAction("addPropertyUser")(async ({ body }, ctx) => {
  const { id: userId, propertyId } = await endUserNamed(body.ApplicationUserID, ctx);
  await ctx.tx.propertyUsers.put({ id: `${propertyId}/${userId}`, propertyId, userId, role: body.Role });
  return { status: 200, body: { ApplicationUserID: userId, Role: body.Role } };
});
