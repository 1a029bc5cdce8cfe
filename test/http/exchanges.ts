import { aBook, aReceiver, type Call, otherSender, reader } from "../example/simulate.ts";

/** One exchange of a table: each starts from a parcel that the one before it made. */
export interface Exchange {
  readonly claim: string;
  /** `parcel` is the path of the first accepted parcel. */
  readonly call: (parcel: string) => Call;
  readonly status: number;
  readonly code?: string;
}

/** Every operation and every kind of answer of the example service, to be played in this order on a fresh simulator. */
export const exchanges: readonly Exchange[] = [
  { claim: "a parcel is accepted", call: () => aBook(), status: 201 },
  { claim: "a parcel is seen", call: (path) => ({ method: "GET", path }), status: 200 },
  {
    claim: "a query that nobody asked for does not matter",
    call: (path) => ({ method: "GET", path, query: "a=1&a=2" }),
    status: 200,
  },
  { claim: "a reading key sees", call: (path) => ({ method: "GET", path, by: reader }), status: 200 },
  { claim: "an unpaid parcel is refused", call: () => aBook({ paid_cents: 899 }), status: 402, code: "postage_unpaid" },
  {
    claim: "a parcel that is too heavy is refused",
    call: () => aBook({ weight_grams: 30_001 }),
    status: 422,
    code: "weight_out_of_range",
  },
  {
    claim: "a weight that is no number is refused",
    call: () => aBook({ weight_grams: "4e" }),
    status: 400,
    code: "invalid_fields",
  },
  { claim: "an empty form is refused", call: () => ({ form: {} }), status: 400, code: "invalid_fields" },
  {
    claim: "a form of another media type counts as empty",
    call: () => ({ ...aBook(), headers: { "content-type": "text/plain" } }),
    status: 400,
    code: "invalid_fields",
  },
  { claim: "a receiver is registered", call: () => aReceiver("http://127.0.0.1:1/hook"), status: 201 },
  {
    claim: "a receiver is registered once",
    call: () => aReceiver("http://127.0.0.1:1/hook"),
    status: 409,
    code: "receiver_taken",
  },
  {
    claim: "text that is a number stays text in JSON",
    call: () => ({ path: "/receivers", json: { url: 7, secret: "hush-hush" } }),
    status: 400,
    code: "invalid_fields",
  },
  {
    claim: "a request without a key is refused",
    call: (path) => ({ method: "GET", path, headers: { "x-key": undefined } }),
    status: 401,
    code: "key_missing",
  },
  {
    claim: "an unknown key is refused",
    call: (path) => ({ method: "GET", path, headers: { "x-key": "nobody" } }),
    status: 401,
    code: "key_unknown",
  },
  {
    claim: "a wrong signature is refused",
    call: (path) => ({ method: "GET", path, headers: { "x-signature": "00" } }),
    status: 401,
    code: "signature_mismatch",
  },
  {
    claim: "a stale timestamp is refused",
    call: (path) => ({ method: "GET", path, timestamp: 1 }),
    status: 401,
    code: "timestamp_stale",
  },
  {
    claim: "a reading key changes nothing",
    call: (path) => ({ method: "DELETE", path, by: reader }),
    status: 403,
    code: "read_only",
  },
  {
    claim: "a parcel of another sender is unknown",
    call: (path) => ({ method: "GET", path, by: otherSender }),
    status: 404,
    code: "parcel_unknown",
  },
  {
    claim: "an id of the wrong form is an unknown address",
    call: () => ({ method: "GET", path: "/parcels/7" }),
    status: 404,
    code: "address_unknown",
  },
  {
    claim: "another method is an unknown address",
    call: (path) => ({ method: "PUT", path }),
    status: 404,
    code: "address_unknown",
  },
  { claim: "a parcel is called off", call: (path) => ({ method: "DELETE", path }), status: 204 },
  {
    claim: "a parcel is called off once",
    call: (path) => ({ method: "DELETE", path }),
    status: 409,
    code: "not_under_way",
  },
];
