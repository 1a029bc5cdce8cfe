import { demand } from "../../../../../src/core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { ownParcel } from "../../lookup.ts";

export const cancelParcel = operation("cancelParcel")(async ({ path }, ctx) => {
  const parcel = await ownParcel(path.parcel_id, ctx);
  demand(parcel.status === "accepted", () => errors.notUnderWay(parcel.status, ctx.settings));

  await ctx.tx.parcels.put({ ...parcel, status: "cancelled" });
  return { status: 204, body: undefined };
});
