import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { thePlatform } from "../../lookup.ts";
import { namedByKey } from "../../rules/website-key.ts";

export const checkWebsiteKey = operation("checkWebsiteKey")(async ({ query }, ctx) => {
  const key = await ctx.tx.websiteKeys.get(query.key);
  const site = key && (await ctx.tx.sites.get(key.siteId));
  demand(site, errors.websiteKeyInvalid);
  return { status: 200, body: namedByKey(site, await thePlatform(ctx)) };
});
