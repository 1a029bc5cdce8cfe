import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { siteInPanel } from "../lookup.ts";

export const readWebsiteKey = panelAction("readWebsiteKey")(async ({ body }, ctx) => {
  const { id: websiteId } = await siteInPanel(body.websiteId, ctx);
  const { rows } = await ctx.tx.websiteKeys.find("site", String(websiteId));
  const key = rows.find(({ minted }) => !minted) ?? rows[0];
  demand(key, () => errors.noSuch("key of website", websiteId));
  return { status: 200, body: { websiteId, key: key.id } };
});
