import { toUnix } from "../../../core/instant.ts";
import { panelAction } from "../contract.ts";
import { siteInPanel } from "../lookup.ts";
import { keepEdited } from "../sites.ts";

export const editWebsite = panelAction("editWebsite")(async ({ body }, ctx) => {
  const site = await siteInPanel(body.websiteId, ctx);
  const edited = await keepEdited(site, { name: body.name ?? site.name }, ctx);
  return { status: 200, body: { websiteId: site.id, name: edited.name, modifiedAt: toUnix(edited.modifiedAt) } };
});
