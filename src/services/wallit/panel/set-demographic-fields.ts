import { panelAction } from "../contract.ts";
import { endUserNamed } from "../lookup.ts";
import { keptFields } from "./named-fields.ts";

export const setDemographicFields = panelAction("setDemographicFields")(async ({ body }, ctx) => {
  const user = await endUserNamed(body.ApplicationUserID, ctx);
  await ctx.tx.endUsers.put({ ...user, demographicFields: keptFields(body.DemographicFields) });
  return { status: 200, body: { ApplicationUserID: user.id, DemographicFields: body.DemographicFields } };
});
