import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { presentUser } from "../../present.ts";
import { addressSought } from "../../rules/user.ts";

export const searchUser = operation("searchUser")(async ({ body }, ctx) => {
  const [user] = (await ctx.tx.users.find("email", addressSought(body.email), { limit: 1 })).rows;
  demand(user, () => errors.userUnknown(ctx));
  return { status: 200, body: presentUser(user) };
});
