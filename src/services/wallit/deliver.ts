import type { RawRequest } from "../../core/http.ts";
import { httpDate, type Span } from "../../core/instant.ts";
import type { Deliver } from "../../core/service.ts";
import { type Context, rule } from "./contract.ts";
import { typeOf } from "./rules/callback.ts";
import { tokenOf, usualMessage } from "./rules/signature.ts";

interface Signing {
  readonly key: string;
  readonly secret: string;
  readonly timestamp: string;
}

/** The merchant recognises us by its own key. */
const credentials = rule(
  "callback-is-a-signed-get",
  ({ key, secret, timestamp }: Signing, { pathname, search }: URL): Readonly<Record<string, string>> => {
    const signed: RawRequest = {
      method: "GET",
      path: pathname,
      query: search.slice(1),
      headers: { timestamp },
      body: new Uint8Array(),
      receivedAt: 0,
      base: "",
    };
    return { timestamp, authentication: `${key}:${tokenOf(secret, usualMessage(signed))}` };
  },
  ({ timestamp }) => ({ timestamp }),
);

/** Two more tries within about two minutes. */
const retries = rule(
  "callback-tried-three-times",
  (): readonly Span[] => [{ seconds: 30 }, { seconds: 90 }],
  () => [],
);

export const deliver: Deliver<Context> = {
  topics: [
    "externalSubscriberLinked",
    "eligibleSubscriptionPurchased",
    "externalSubscriberImportCompleted",
    "externalSubscriberExportCompleted",
    "externalFulfillmentSubscriptionExport",
    "externalFulfillmentSubscriptionPurchased",
  ],
  signedIn: ["authentication"],
  retries: () => retries(),

  async request({ to = "", topic, data }, { tx, now }) {
    const { key, token, ...carried } = data;
    const keySet = await tx.keySets.get(String(key));
    if (!keySet || keySet.revokedAt !== undefined || keySet.callbackUrl !== to)
      throw new Error(`${String(key)} is no longer told there`);
    const url = new URL(to);
    url.searchParams.set("CallbackType", typeOf(topic));
    url.searchParams.set("CallbackToken", String(token));
    for (const [name, value] of Object.entries(carried)) url.searchParams.set(name, String(value));
    const signing = { key: keySet.id, secret: keySet.secret, timestamp: httpDate(now) };
    return { method: "GET", url: url.href, headers: credentials(signing, url), body: "" };
  },

  delivered: (status) => status === 200,
};
