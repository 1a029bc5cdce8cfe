/** What must not compile in an operation; checked by `tsc`, never run. */
import { operation, panelAction } from "../example/service/contract.ts";

const parcel = { parcel_id: "x", to: "Ann", weight_grams: 1, postage_cents: 1, status: "accepted", due_at: 1 } as const;

operation("getParcel")(async () => ({ status: 200, body: parcel }));

// @ts-expect-error a status that the operation does not declare
operation("getParcel")(async () => ({ status: 201, body: parcel }));

// @ts-expect-error the body of another status
operation("getParcel")(async () => ({ status: 404, body: parcel }));

const { to: _to, ...withoutTo } = parcel;
// @ts-expect-error a missing member of the body
operation("getParcel")(async () => ({ status: 200, body: withoutTo }));

// @ts-expect-error a missing body
operation("getParcel")(async () => ({ status: 200 }));

// @ts-expect-error a body where none is declared
operation("cancelParcel")(async () => ({ status: 204, body: parcel }));

// @ts-expect-error a value outside the enumeration
operation("getParcel")(async () => ({ status: 200, body: { ...parcel, status: "lost" } }));

// @ts-expect-error another code than the contract's
operation("sendParcel")(async () => ({ status: 402, body: { code: "unpaid", message: "", parcel_id: "x" } }));

// @ts-expect-error an unknown member of the body
operation("getParcel")(async () => ({ status: 200, body: { ...parcel, account: "sender" } }));

// @ts-expect-error an unknown operation id
operation("getParcels")(async () => ({ status: 200, body: parcel }));

// @ts-expect-error an unknown panel action
panelAction("findParcel")(async () => ({ status: 200, body: { parcel_id: "x" } }));

operation("getParcel")(async ({ path }) => {
  // @ts-expect-error a misspelt path parameter
  void path.parcelId;
  return { status: 200, body: parcel };
});

operation("sendParcel")(async ({ body, query }) => {
  // @ts-expect-error a misspelt member of the request
  void body.weight;
  // @ts-expect-error a query parameter where none is declared
  void query.page;
  // @ts-expect-error text where the contract converts to a number
  const grams: string = body.weight_grams;
  void grams;
  // @ts-expect-error the request is read-only
  body.to = "Bo";
  return { status: 402, body: { code: "postage_unpaid", message: "", parcel_id: "x" } };
});
