import { equalSecrets, hmac } from "../../../src/core/crypto.ts";
import type { RawRequest } from "../../../src/core/http.ts";
import { fromMillis, type Instant, toMillis, toUnix } from "../../../src/core/instant.ts";
import { demand } from "../../../src/core/refusal.ts";
import type { Auth } from "../../../src/core/service.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import type { Sender } from "./tables.ts";

export interface Caller {
  readonly account: string;
  readonly rights: Sender["rights"];
}

const fiveMinutes = 300_000;
const readers: readonly string[] = ["getParcel"];
const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

/** What a request's signature is made over. */
const signedText = ({ method, path, headers, body }: RawRequest): string =>
  [method, path, headers["x-timestamp"], new TextDecoder().decode(body)].join("\n");

/** Whether the timestamp agrees with the clock that the setting names. */
function isFresh({ headers, receivedAt }: RawRequest, { now, settings }: Context): boolean {
  const sentAt = Number(headers["x-timestamp"]) * 1000;
  const near = (clock: Instant) => Math.abs(sentAt - toMillis(clock)) <= fiveMinutes;
  const setting = settings["timestamp-clock"];
  return (setting !== "machine" && near(now)) || (setting !== "sandbox" && near(fromMillis(receivedAt)));
}

export const auth: Auth<Context, Caller> = {
  key({ headers }) {
    const key = headers["x-key"];
    demand(key, errors.keyMissing);
    return key;
  },

  async caller(request, ctx) {
    const sender = await ctx.tx.senders.get(request.headers["x-key"] ?? "");
    demand(sender, errors.keyUnknown);
    demand(isFresh(request, ctx), errors.timestampStale);
    const expected = hmac("sha256", sender.secret, signedText(request));
    demand(equalSecrets(request.headers["x-signature"] ?? "", expected), errors.signatureMismatch);
    return { account: sender.account, rights: sender.rights };
  },

  permission(caller, operation) {
    demand(caller?.rights === "send" || readers.includes(operation), errors.readOnly);
  },

  sign(request, { key = "", secret = "" }, at) {
    const stamped = { ...request, headers: { ...request.headers, "x-key": key, "x-timestamp": String(toUnix(at)) } };
    const signature = hmac("sha256", secret, signedText(stamped));
    return { ...stamped, headers: { ...stamped.headers, "x-signature": signature } };
  },

  async mint(role, { sandbox, token }, { tx }) {
    const ready = await tx.senders.get(`${role}-key`);
    if (!ready) return undefined;
    const key = `${role}-${sandbox}`;
    const secret = token("secret", alphabet, 32);
    await tx.senders.put({ ...ready, id: key, secret, minted: true });
    return { key, credentials: { key, secret } };
  },
};
