import { panelAction } from "../contract.ts";
import { siteInPanel } from "../lookup.ts";
import { giveKey } from "../sites.ts";

export const renewWebsiteKey = panelAction("renewWebsiteKey")(async ({ body }, ctx) => {
  const site = await siteInPanel(body.websiteId, ctx);
  for (const { id, minted } of (await ctx.tx.websiteKeys.find("site", String(site.id))).rows)
    if (!minted) await ctx.tx.websiteKeys.delete(id);
  return { status: 200, body: { websiteId: site.id, key: await giveKey(site, ctx) } };
});
