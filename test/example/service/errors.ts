import { panelRefusal } from "../../../src/core/refusal.ts";
import { refusal, type Settings } from "./contract.ts";

const failure = (status: number, code: string, message: string) => ({ status, body: { code, message } });

// who calls
export const keyMissing = () => refusal("key-required", failure(401, "key_missing", "Send x-key."));
export const keyUnknown = () => refusal("key-known", failure(401, "key_unknown", "Nobody has this key."));
export const timestampStale = () =>
  refusal("timestamp-fresh", failure(401, "timestamp_stale", "x-timestamp is too far off."));
export const signatureMismatch = () =>
  refusal("signature-matches", failure(401, "signature_mismatch", "x-signature does not match."));
export const readOnly = () => refusal("reader-changes-nothing", failure(403, "read_only", "This key may only read."));

// how it is asked
export const malformedBody = () => refusal("body-readable", failure(400, "malformed_body", "The body cannot be read."));
export const bodyTooLarge = () =>
  refusal("body-within-limit", failure(413, "body_too_large", "The body is too large."));
export const invalidFields = (fields: readonly string[], message: string) =>
  refusal("fields-required", { status: 400, body: { code: "invalid_fields", message, fields } });
export const weightOutOfRange = (message: string) =>
  refusal("weight-within-range", failure(422, "weight_out_of_range", message));

// parcels
export const noSuchParcel = () => refusal("parcel-known", failure(404, "parcel_unknown", "There is no such parcel."));
export const foreignParcel = () =>
  refusal("parcel-of-another-invisible", failure(404, "parcel_unknown", "There is no such parcel."));
export const notUnderWay = (status: string, settings: Settings) =>
  refusal(
    "only-under-way-cancelled",
    failure(settings["too-late-status"], "not_under_way", `The parcel is ${status}.`),
  );

// receivers
export const receiverTaken = () =>
  refusal("receiver-registered-once", failure(409, "receiver_taken", "This address is registered already."));

// failures of the vendor
export const noRoute = () => refusal("address-known", failure(404, "address_unknown", "There is no such address."));
export const crash = () => refusal("internal-error", failure(500, "internal_error", "Try again later."));

// back office
export const noSuchParcelInPanel = (id: string) => panelRefusal(404, `There is no parcel ${id}.`);
