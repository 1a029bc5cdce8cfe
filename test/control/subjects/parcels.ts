import type { Control } from "../control.ts";

/** A parcel of the example service, sent through the control API. */
export async function aParcel({ call }: Control, over: Readonly<Record<string, unknown>> = {}) {
  const fields = { to: "Ann", weight_grams: 400, deliver_in_hours: 24, paid_cents: 900, ...over };
  const path = "/sandboxes/default/call/parcels/sendParcel";
  return (await call("callOperation", "post", path, { as: "sender", with: fields })).body;
}

/** An address that hears of every parcel. */
export async function aReceiver({ call }: Control, url = "http://127.0.0.1:8080/hooks") {
  const path = "/sandboxes/default/call/parcels/addReceiver";
  return (await call("callOperation", "post", path, { as: "sender", with: { url, secret: "hush-hush" } })).body;
}
