import { tablesOf } from "../../../src/core/store.ts";
import type { Contract } from "../openapi/contract.types.ts";

type Records = Contract["records"];
export type Sender = Records["senders"];
export type Parcel = Records["parcels"];
export type Receiver = Records["receivers"];

export const tables = tablesOf<Records>()({
  senders: { indexes: {} },
  parcels: { indexes: { account: (parcel) => parcel.account }, owner: "account" },
  receivers: {
    indexes: { account: (receiver) => receiver.account, url: (receiver) => receiver.url },
    unique: ["url"],
    owner: "account",
  },
});
