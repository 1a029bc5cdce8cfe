import { operation } from "../../contract.ts";
import { ownParcel } from "../../lookup.ts";
import { presentParcel } from "../../present.ts";

export const getParcel = operation("getParcel")(async ({ path }, ctx) => {
  const parcel = await ownParcel(path.parcel_id, ctx);
  return { status: 200, body: presentParcel(parcel) };
});
