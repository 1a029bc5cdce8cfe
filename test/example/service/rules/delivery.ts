import type { Instant } from "../../../../src/core/instant.ts";
import { rule } from "../contract.ts";
import type { Parcel } from "../tables.ts";

/** A parcel that is still under way arrives; any other stays what it is. */
export const deliver = rule(
  "delivered-when-due",
  (parcel: Parcel, now: Instant): Parcel =>
    parcel.status === "accepted" ? { ...parcel, status: "delivered", deliveredAt: now } : parcel,
  (parcel) => parcel,
);
