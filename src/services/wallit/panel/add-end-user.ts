import { toCents } from "../../../core/money.ts";
import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { propertyNamed } from "../lookup.ts";
import { pairOf } from "../tables.ts";

export const addEndUser = panelAction("addEndUser", async ({ body }, ctx) => {
  const { tx, ids, now } = ctx;
  const { EmailAddress: email, FirstName: firstName = "", LastName: lastName = "" } = body;
  const { id: propertyId } = await propertyNamed(body.Key, ctx);
  const taken = await tx.endUsers.count("email", pairOf(propertyId, email.toLowerCase()));
  demand(taken === 0, () => errors.addressTaken(email));

  const id = await ids.uuid();
  const userName = body.UserName ?? `${firstName} ${lastName}`.trim();
  await tx.endUsers.put({
    id,
    propertyId,
    userName,
    firstName,
    lastName,
    email,
    password: body.Password ?? "",
    pictureUrl: body.PictureURL ?? "",
    walletCents: toCents(body.WalletBalance ?? 0),
    demographicFields: [],
    createdAt: now,
  });
  return { status: 200, body: { ApplicationUserID: id, EmailAddress: email, UserName: userName } };
});
