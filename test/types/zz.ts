import { operation } from "../example/service/contract.ts";
operation("getParcel", async () => ({ status: 200, body: { parcel_id: "x", to: "Ann", weight_grams: 1, postage_cents: 1, status: "accepted", due_at: 1, account: "a" } }));
operation("addReceiver", async () => ({ status: 201, body: { receiver_id: 1, url: "a", secret: "x" } }));
operation("addReceiver", async () => { return { status: 201, body: { receiver_id: 1, url: "a", secret: "x" } }; });
operation("getParcel", async () => { return { status: 200, body: { parcel_id: "x", to: "Ann", weight_grams: 1, postage_cents: 1, status: "accepted", due_at: 1, account: "a" } }; });
const p = { parcel_id: "x", to: "Ann", weight_grams: 1, postage_cents: 1, status: "accepted", due_at: 1 } as const;
operation("getParcel", async () => { return { status: 200, body: {...p, account: "a"} }; });
operation("getParcel", async () => { return { status: 200 as const, body: {...p, account: "a"} }; });
