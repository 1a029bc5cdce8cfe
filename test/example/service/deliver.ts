import { hmac } from "../../../src/core/crypto.ts";
import { type Span, toUnix } from "../../../src/core/instant.ts";
import type { Deliver } from "../../../src/core/service.ts";
import { type Context, rule, type Settings } from "./contract.ts";
import type { Receiver } from "./tables.ts";

/** The receiver recognises us by its own secret. */
const signature = rule(
  "webhook-signed",
  (secret: string, body: string) => hmac("sha512", secret, body),
  () => "",
);

const retries = rule(
  "webhook-retried",
  (times: Settings["webhook-retries"]): readonly Span[] => (times === "twice" ? [{ seconds: 30 }, { minutes: 5 }] : []),
  () => [],
);

const isGone = rule(
  "gone-receiver-removed",
  (status: number) => status === 410,
  () => false,
);

const receiverAt = async (url: string, { tx }: Context): Promise<Receiver | undefined> =>
  (await tx.receivers.find("url", url, { limit: 1 })).rows[0];

export const deliver: Deliver<Context, Settings> = {
  topics: ["parcel.accepted", "parcel.delivered"],
  signedIn: ["x-parcels-signature"],
  retries: (settings) => retries(settings["webhook-retries"]),

  async request({ to = "", topic, data }, ctx) {
    const receiver = await receiverAt(to, ctx);
    if (!receiver) throw new Error(`nobody is registered at ${to}`);
    const body = JSON.stringify(data);
    return {
      method: "POST",
      url: to,
      headers: {
        "content-type": "application/json",
        "x-parcels-topic": topic,
        "x-parcels-sent-at": String(toUnix(ctx.now)),
        "x-parcels-signature": signature(receiver.secret, body),
      },
      body,
    };
  },

  delivered: (status) => status >= 200 && status < 300,

  async answered({ to = "" }, { status }, ctx) {
    const receiver = await receiverAt(to, ctx);
    if (receiver && isGone(status)) await ctx.tx.receivers.delete(receiver.id);
  },
};
