import { service } from "../../../src/core/service.ts";
import type { Contract } from "../openapi/contract.types.ts";
import { auth, type Caller } from "./auth.ts";
import { deliver } from "./deliver.ts";
import { deliverParcel } from "./jobs/deliver-parcel.ts";
import { cancelParcel } from "./operations/parcels/cancel-parcel.ts";
import { getParcel } from "./operations/parcels/get-parcel.ts";
import { sendParcel } from "./operations/parcels/send-parcel.ts";
import { addReceiver } from "./operations/receivers/add-receiver.ts";
import { doorstep } from "./pages/doorstep.ts";
import { loseParcel } from "./panel/lose-parcel.ts";
import { render } from "./render.ts";
import { tables } from "./tables.ts";

export const parcels = service<Contract, typeof tables, Caller>({
  name: "parcels",
  title: "Parcels, a courier for tests",
  contract: `${import.meta.dirname}/../openapi`,
  tables,
  sequences: { receiver: 1 },
  operations: { sendParcel, getParcel, cancelParcel, addReceiver },
  panel: { loseParcel },
  jobs: { "deliver-parcel": deliverParcel },
  checks: ["key", "route", "mediaType", "caller", "shape", "permission"],
  auth,
  render,
  deliver,
  pages: { doorstep },
  fill: async () => (await import("./factory.ts")).fills,
});
