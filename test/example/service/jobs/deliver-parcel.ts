import type { Job } from "../../../../src/core/service.ts";
import { announce } from "../announce.ts";
import type { Context } from "../contract.ts";
import { deliver } from "../rules/delivery.ts";

export const deliverParcel: Job<Context> = async ({ parcelId }, ctx) => {
  const parcel = await ctx.tx.parcels.get(String(parcelId));
  if (!parcel) return;
  const delivered = deliver(parcel, ctx.now);
  if (delivered === parcel) return;

  await ctx.tx.parcels.put(delivered);
  await announce("parcel.delivered", delivered, ctx);
};
