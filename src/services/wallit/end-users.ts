import { toCents } from "../../core/money.ts";
import { demand } from "../../core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { endUserByEmail } from "./lookup.ts";
import type { EndUser, Property } from "./tables.ts";

interface Sent {
  readonly EmailAddress: string;
  readonly Password?: string;
  readonly UserName?: string;
  readonly FirstName?: string;
  readonly LastName?: string;
  readonly PictureURL?: string;
  readonly WalletBalance?: number;
}

/** A new end user of a property, under an address that nobody else has. */
export async function signedUp(sent: Sent, { id: propertyId }: Property, ctx: Context): Promise<EndUser> {
  const { EmailAddress: email, FirstName: firstName = "", LastName: lastName = "" } = sent;
  const holder = await endUserByEmail(propertyId, email, ctx);
  demand(email !== "" && !holder, () => errors.addressTaken(email));
  const user: EndUser = {
    id: await ctx.ids.uuid(),
    propertyId,
    userName: sent.UserName ?? `${firstName} ${lastName}`.trim(),
    firstName,
    lastName,
    email,
    password: sent.Password ?? "",
    pictureUrl: sent.PictureURL ?? "",
    walletCents: toCents(sent.WalletBalance ?? 0),
    demographicFields: [],
    createdAt: ctx.now,
  };
  await ctx.tx.endUsers.put(user);
  return user;
}
