import { alphanumeric } from "../../core/alphabets.ts";
import type { RawRequest } from "../../core/http.ts";
import { httpDate, toMillis } from "../../core/instant.ts";
import { demand } from "../../core/refusal.ts";
import type { Auth } from "../../core/service.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import {
  type Api,
  aheadOf,
  askedOf,
  credentialsOf,
  fiveMinutes,
  isSameKey,
  isUnsigned,
  timestampOf,
} from "./rules/credentials.ts";
import { isSigned, tokenOf, usualMessage } from "./rules/signature.ts";
import { whatWasSigned } from "./rules/signature-mistakes.ts";
import { anIssuedKey } from "./suggest.ts";
import type { KeySet } from "./tables.ts";

export interface Caller {
  /** The key by which the caller is known. */
  readonly id: string;
  readonly propertyId: string;
  /** Where browsers may come from that use the key; anywhere where none is named. */
  readonly allowedOrigins: readonly string[];
}

const callerOf = ({ id, propertyId, allowedOrigins = [] }: KeySet): Caller => ({ id, propertyId, allowedOrigins });

/** The key set of a key that stands in the path, or in the header that signs. */
async function issued(key: string, place: "the path" | "Authentication", ctx: Context): Promise<KeySet> {
  const [keySet] = (await ctx.tx.keySets.find("key", key.toLowerCase(), { limit: 1 })).rows;
  demand(keySet && isSameKey(keySet.id, key), () => errors.unknownKey(() => anIssuedKey(key, place, ctx)));
  return keySet;
}

function opens(keySet: KeySet, api: Api, { settings }: Context): void {
  demand(keySet.api === api, () => errors.keyOfOtherApi(settings, api));
  demand(keySet.revokedAt === undefined, () => errors.keyRevoked(settings, api));
}

/** The key that signs and the key in the path, both good for this API and the same property. */
async function keySetOf(request: RawRequest, sent: string, ctx: Context): Promise<KeySet> {
  const asked = askedOf(request);
  const signing = await issued(sent, "Authentication", ctx);
  const named = await issued(asked.key, "the path", ctx);
  opens(signing, asked.api, ctx);
  demand(named.propertyId === signing.propertyId && named.api === signing.api, () =>
    errors.keyOfOtherProperty(ctx.settings, signing.id),
  );
  demand(named.revokedAt === undefined, () => errors.keyRevoked(ctx.settings, asked.api));
  return signing;
}

function isOfNow({ headers, receivedAt }: RawRequest, { now, settings }: Context): void {
  const present = httpDate(now);
  const sent = timestampOf(headers.timestamp);
  demand(sent !== undefined, () => errors.timestampNeeded(settings, present));
  const clocks = settings["timestamp-clock"] === "either" ? [toMillis(now), receivedAt] : [toMillis(now)];
  const ahead = aheadOf(sent, clocks);
  demand(!(ahead < -fiveMinutes), () => errors.timestampTooOld(settings, present));
  demand(!(ahead > fiveMinutes), () => errors.timestampAhead(settings, present));
}

const capitals = "0123456789ABCDEF";

export const auth: Auth<Context, Caller> = {
  key(request) {
    const asked = askedOf(request);
    return (asked.isAmp ? asked.key : credentialsOf(request)?.key)?.toLowerCase();
  },

  async caller(request, ctx) {
    const asked = askedOf(request);
    if (isUnsigned(asked)) {
      const named = await issued(asked.key, "the path", ctx);
      opens(named, "access", ctx);
      return callerOf(named);
    }
    const credentials = credentialsOf(request);
    demand(credentials, errors.headerNeeded);
    const { key, token } = credentials;
    const keySet = await keySetOf(request, key, ctx);
    isOfNow(request, ctx);
    demand(token !== "", errors.tokenNeeded);
    // An absent token is the rule's above alone, as it would else be refused twice.
    demand(token === "" || isSigned(request, token, keySet.secret), () =>
      errors.wrongToken(whatWasSigned({ request, token, secret: keySet.secret })),
    );
    return callerOf(keySet);
  },

  permission() {},

  sign(request, { key = "", secret = "" }, at) {
    const stamped = { ...request, headers: { ...request.headers, timestamp: httpDate(at) } };
    const authentication = `${key}:${tokenOf(secret, usualMessage(stamped))}`;
    return { ...stamped, headers: { ...stamped.headers, authentication } };
  },

  async mint(role, { token }, { tx, now }) {
    const api = role === "access" ? "access" : "manage";
    const [property] = (await tx.properties.find("all", "", { limit: 1 })).rows;
    if (!property) return undefined;
    const parts = [8, 4, 4, 4, 12].map((length, at) => token(`key ${at}`, capitals, length));
    const id = parts.join("-");
    const secret = token("secret", alphanumeric, 64);
    await tx.keySets.put({ id, propertyId: property.id, api, secret, createdAt: now, minted: true });
    return { key: id.toLowerCase(), credentials: { key: id, secret } };
  },
};
