import { demand } from "../../../../src/core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

/** The parcel is gone without a trace. */
export const loseParcel = panelAction("loseParcel")(async ({ body }, { tx }) => {
  const parcel = await tx.parcels.get(body.parcel_id);
  demand(parcel, () => errors.noSuchParcelInPanel(body.parcel_id));

  await tx.parcels.delete(parcel.id);
  return { status: 200, body: { parcel_id: parcel.id } };
});
