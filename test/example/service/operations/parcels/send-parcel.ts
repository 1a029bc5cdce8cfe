import { plus } from "../../../../../src/core/instant.ts";
import { announce } from "../../announce.ts";
import { operation, refusedAndKept } from "../../contract.ts";
import { presentParcel } from "../../present.ts";
import { isPaid, postage } from "../../rules/postage.ts";
import type { Parcel } from "../../tables.ts";

export const sendParcel = operation("sendParcel")(async ({ body }, ctx) => {
  const { tx, ids, now, caller, emit, url } = ctx;
  const after = { hours: body.deliver_in_hours };
  const postageCents = postage(body.weight_grams, body.service ?? "standard");
  const paid = isPaid(body.paid_cents, postageCents);
  const parcel: Parcel = {
    id: `pcl_${await ids.token("0123456789abcdef", 10)}`,
    account: caller.account,
    to: body.to,
    weightGrams: body.weight_grams,
    postageCents,
    status: paid ? "accepted" : "refused",
    dueAt: plus(now, after),
  };
  await tx.parcels.put(parcel);
  if (!paid) {
    const message = `The postage is ${postageCents} cents.`;
    const body = { code: "postage_unpaid", message, parcel_id: parcel.id } as const;
    return refusedAndKept("postage-paid", { status: 402, body });
  }

  await announce("parcel.accepted", parcel, ctx);
  emit({ kind: "job", topic: "deliver-parcel", after, data: { parcelId: parcel.id } });
  return { status: 201, headers: { Location: url(`/parcels/${parcel.id}`) }, body: presentParcel(parcel) };
});
