import { hmac } from "../../core/crypto.ts";
import type { Span } from "../../core/instant.ts";
import type { Deliver } from "../../core/service.ts";
import { type Context, rule, type Settings } from "./contract.ts";
import { thePlatform } from "./lookup.ts";

type Headers = Readonly<Record<string, string>>;

const signed = rule(
  "webhook-signed",
  (body: string, secret: string): Headers => ({ "x-webhook-signature": hmac("sha512", secret, body) }),
  () => ({}),
);

const named = rule(
  "webhook-names-its-topic",
  (id: number, topic: string): Headers => ({ "x-webhook-id": String(id), "x-webhook-topic": topic }),
  () => ({}),
);

const sourced = rule(
  "webhook-source-bare-domain",
  (domain: string): Headers => ({ "x-webhook-source": domain }),
  (domain) => ({ "x-webhook-source": `https://${domain}` }),
);

const retries = rule(
  "webhook-tried-three-times",
  (setting: Settings["webhook-tries"]): readonly Span[] => (setting === 1 ? [] : [{ seconds: 30 }, { minutes: 5 }]),
  () => [],
);

export const deliver: Deliver<Context, Settings> = {
  topics: [
    "user_created",
    "project_created",
    "website_created",
    "website_deleted",
    "project_deleted",
    "subscription_activated",
    "subscription_renewed",
    "subscription_expired",
    "trial_expired",
    "bandwidth_notification",
    "affiliate_joined",
  ],
  signedIn: ["x-webhook-signature"],
  retries: (settings) => retries(settings["webhook-tries"]),

  async request({ to = "", topic, data }, ctx) {
    const hook = await ctx.tx.webhookSubscriptions.get(Number(data.hook));
    if (!hook || hook.url !== to) throw new Error(`hook ${String(data.hook)} is no longer told there`);
    const { domain } = await thePlatform(ctx);
    const body = JSON.stringify(data.body);
    const headers = {
      "content-type": "application/json",
      ...named(hook.id, topic),
      ...sourced(domain),
      ...signed(body, hook.secret),
    };
    return { method: "POST", url: to, headers, body };
  },

  delivered: (status) => status >= 200 && status < 300,
};
