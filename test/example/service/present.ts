import { toUnix } from "../../../src/core/instant.ts";
import type { components } from "../openapi/types.ts";
import type { Parcel, Receiver } from "./tables.ts";

type Shown = components["schemas"];

export const presentParcel = (parcel: Parcel): Shown["Parcel"] => ({
  parcel_id: parcel.id,
  to: parcel.to,
  weight_grams: parcel.weightGrams,
  postage_cents: parcel.postageCents,
  status: parcel.status,
  due_at: toUnix(parcel.dueAt),
  ...(parcel.deliveredAt ? { delivered_at: toUnix(parcel.deliveredAt) } : {}),
});

export const presentReceiver = (receiver: Receiver): Shown["Receiver"] => ({
  receiver_id: receiver.id,
  url: receiver.url,
});
