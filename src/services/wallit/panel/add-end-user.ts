import { panelAction } from "../contract.ts";
import { signedUp } from "../end-users.ts";
import { propertyNamed } from "../lookup.ts";

export const addEndUser = panelAction("addEndUser")(async ({ body }, ctx) => {
  const { id, email, userName } = await signedUp(body, await propertyNamed(body.Key, ctx), ctx);
  return { status: 200, body: { ApplicationUserID: id, EmailAddress: email, UserName: userName } };
});
