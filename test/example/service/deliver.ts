import { hmac } from "../../../src/core/crypto.ts";
import type { Deliver } from "../../../src/core/service.ts";
import { type Context, rule } from "./contract.ts";

/** The receiver recognises us by its own secret. */
const signature = rule(
  "webhook-signed",
  (secret: string, body: string) => hmac("sha512", secret, body),
  () => "",
);

export const deliver: Deliver<Context> = {
  async request({ to = "", topic, data }, { tx }) {
    const [receiver] = (await tx.receivers.find("url", to, { limit: 1 })).rows;
    const body = JSON.stringify(data);
    return {
      method: "POST",
      url: to,
      headers: {
        "content-type": "application/json",
        "x-parcels-topic": topic,
        "x-parcels-signature": signature(receiver?.secret ?? "", body),
      },
      body,
    };
  },
  delivered: (status) => status >= 200 && status < 300,
};
