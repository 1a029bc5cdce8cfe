import { hexadecimal } from "../../core/alphabets.ts";
import type { RawRequest } from "../../core/http.ts";
import { demand } from "../../core/refusal.ts";
import type { Auth } from "../../core/service.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { siteAtHost } from "./lookup.ts";
import {
  familyOf,
  hostOf,
  keysIn,
  loginIn,
  platformKeyIn,
  type SentKeys,
  siteOfPlatformKey,
  siteOfWebsiteKey,
} from "./rules/keys.ts";
import type { WebsiteKey } from "./tables.ts";

/** `siteId`: of a website that the key opens. `userId`: who is logged in to the builder in this browser. */
export type Caller =
  | { readonly kind: "platform" }
  | { readonly kind: "site"; readonly siteId: number | undefined }
  | { readonly kind: "browser"; readonly userId: number | undefined };

async function opensPlatform(key: string | undefined, { tx }: Context): Promise<boolean> {
  const issued = key === undefined ? undefined : await tx.platformKeys.get(key);
  return issued !== undefined && issued.revokedAt === undefined;
}

async function atSite(request: RawRequest, sent: SentKeys, ctx: Context): Promise<Caller> {
  const { bearer, platform } = sent;
  const websiteKey: WebsiteKey | undefined = bearer === undefined ? undefined : await ctx.tx.websiteKeys.get(bearer);
  const isPlatform = bearer === undefined && (await opensPlatform(platform, ctx));
  demand(websiteKey || isPlatform, errors.websiteKeyNeeded);
  const atHost = (await siteAtHost(hostOf(request), ctx))?.id;
  const siteId = websiteKey ? siteOfWebsiteKey(websiteKey.siteId, atHost) : siteOfPlatformKey(atHost);
  return { kind: "site", siteId };
}

async function inBrowser(request: RawRequest, { tx, now }: Context): Promise<Caller> {
  const cookie = loginIn(request);
  const login = cookie === undefined ? undefined : await tx.logins.get(cookie);
  return { kind: "browser", userId: login && now < login.expiresAt ? login.userId : undefined };
}

export const auth: Auth<Context, Caller> = {
  key(request) {
    const { client, platform, bearer } = keysIn(request);
    return client ?? bearer ?? platform;
  },

  async caller(request, ctx) {
    const family = familyOf(request);
    const sent = keysIn(request);
    if (family === "browser") return inBrowser(request, ctx);
    if (family === "site") return atSite(request, sent, ctx);
    const key = platformKeyIn(sent, family, ctx.settings["other-key-header"]);
    demand(await opensPlatform(key, ctx), family === "management" ? errors.clientKeyNeeded : errors.bearerKeyNeeded);
    return { kind: "platform" };
  },

  permission() {},

  sign(request, { key = "" }) {
    const isWebsites = key.startsWith("w");
    const headers = {
      management: { "x-client-key": key },
      platform: { authorization: `Bearer ${key}` },
      site: isWebsites ? { authorization: `Bearer ${key}` } : { "x-platform-key": key },
      browser: {},
    }[familyOf(request)];
    const { authorization: _bearer, "x-client-key": _client, "x-platform-key": _platform, ...others } = request.headers;
    return { ...request, headers: { ...others, ...headers } };
  },

  async mint(role, { token }, { tx, now }) {
    if (role === "platform") {
      const id = token("key", hexadecimal, 32);
      await tx.platformKeys.put({ id, createdAt: now, minted: true });
      return { key: id, credentials: { key: id } };
    }
    const [site] = (await tx.sites.find("all", "", { limit: 1 })).rows;
    if (!site) return undefined;
    const id = `w${token("key", hexadecimal, 32)}`;
    await tx.websiteKeys.put({ id, siteId: site.id, createdAt: now, minted: true });
    return { key: id, credentials: { key: id } };
  },
};
