import { toBase64 } from "../../core/crypto.ts";
import type { Deliver } from "../../core/service.ts";
import { type Context, rule } from "./contract.ts";
import { banMissing, siteKey, sitesListed, unbanReturned } from "./rules/site-list.ts";

/** The reseller recognises us by the credentials that it gave. */
const credentials = rule(
  "site-list-asked-with-basic",
  (login: string, password: string): Readonly<Record<string, string>> => ({
    authorization: `Basic ${toBase64(`${login}:${password}`)}`,
  }),
  () => ({}),
);

/** The one thing that Rank Math sends: it asks resellers for their sites. */
export const deliver: Deliver<Context> = {
  topics: ["site-list"],
  signedIn: ["authorization"],

  async request({ to, data }, { tx }) {
    const list = await tx.siteLists.get(String(data.username));
    if (!list || list.url !== to) throw new Error(`${String(data.username)} is no longer asked there`);
    const headers = { accept: "application/json", ...credentials(list.login, list.password) };
    return { method: "GET", url: list.url, headers, body: "" };
  },

  delivered: (status) => status >= 200 && status < 300,

  async answered({ data }, { status, body }, { tx, now }) {
    const listed = sitesListed(status, body);
    if (!listed) return;
    const keys = new Set(listed.map(siteKey));
    for (const site of (await tx.sites.find("user", String(data.username))).rows) {
      const isListed = keys.has(site.id);
      const judged = unbanReturned(banMissing(site, isListed, now), isListed);
      if (judged !== site) await tx.sites.put(judged);
    }
  },
};
