import { toUnix } from "../../../src/core/instant.ts";
import type { components } from "../openapi/types.ts";
import type { Context } from "./contract.ts";
import { presentParcel } from "./present.ts";
import type { Parcel } from "./tables.ts";

type Announcement = components["schemas"]["Announcement"];

/** Tells every receiver of the parcel's account. */
export async function announce(
  topic: Announcement["topic"],
  parcel: Parcel,
  { tx, now, emit }: Context,
): Promise<void> {
  const { rows } = await tx.receivers.find("account", parcel.account);
  for (const { url } of rows) {
    const data: Announcement = { topic, sent_at: toUnix(now), parcel: presentParcel(parcel) };
    emit({ kind: "webhook", topic, to: url, data });
  }
}
