/** What must not compile in `service.ts`; checked by `tsc`, never run. */
import { service } from "../../src/core/service.ts";
import type { Contract } from "../example/openapi/contract.types.ts";
import { auth, type Caller } from "../example/service/auth.ts";
import { cancelParcel } from "../example/service/operations/parcels/cancel-parcel.ts";
import { getParcel } from "../example/service/operations/parcels/get-parcel.ts";
import { sendParcel } from "../example/service/operations/parcels/send-parcel.ts";
import { addReceiver } from "../example/service/operations/receivers/add-receiver.ts";
import { loseParcel } from "../example/service/panel/lose-parcel.ts";
import { render } from "../example/service/render.ts";
import { tables } from "../example/service/tables.ts";

const whole = {
  name: "parcels",
  title: "Parcels",
  tables,
  sequences: {},
  operations: { sendParcel, getParcel, cancelParcel, addReceiver },
  panel: { loseParcel },
  jobs: {},
  checks: ["route", "shape"],
  auth,
  render,
} as const;

const parcels = service<Contract, typeof tables, Caller>;

parcels(whole);

// @ts-expect-error a missing operation
parcels({ ...whole, operations: { sendParcel, getParcel, cancelParcel } });

// @ts-expect-error an operation under the name of another
parcels({ ...whole, operations: { ...whole.operations, getParcel: cancelParcel } });

// @ts-expect-error an operation that the contract does not know
parcels({ ...whole, operations: { ...whole.operations, loseParcel } });

// @ts-expect-error a missing panel action
parcels({ ...whole, panel: {} });

// @ts-expect-error an unknown check
parcels({ ...whole, checks: ["route", "signature"] });

// @ts-expect-error no words for a defect
parcels({ ...whole, render: { noRoute: render.noRoute, badBody: render.badBody, violations: render.violations } });

// @ts-expect-error an account that is no caller
parcels({ ...whole, auth: { ...auth, caller: async () => ({ account: "sender" }) } });

// @ts-expect-error a page whose HTML is text, in which nothing is escaped
parcels({ ...whole, pages: { sign: { view: async () => "<p>Closed</p>" } } });
