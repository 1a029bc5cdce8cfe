import { toUnix } from "../../../core/instant.ts";
import { panelAction } from "../contract.ts";
import { siteInPanel } from "../lookup.ts";

export const editWebsite = panelAction("editWebsite")(async ({ body }, ctx) => {
  const site = await siteInPanel(body.websiteId, ctx);
  const edited = { ...site, name: body.name ?? site.name, modifiedAt: ctx.now };
  await ctx.tx.sites.put(edited);
  return { status: 200, body: { websiteId: site.id, name: edited.name, modifiedAt: toUnix(edited.modifiedAt) } };
});
