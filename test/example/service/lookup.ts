import { demand } from "../../../src/core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import type { Parcel } from "./tables.ts";

/** A parcel of the caller's own. */
export async function ownParcel(id: string, { tx, caller }: Context): Promise<Parcel> {
  const parcel = await tx.parcels.get(id);
  demand(parcel, errors.noSuchParcel);
  demand(parcel.account === caller.account, errors.foreignParcel);
  return parcel;
}
