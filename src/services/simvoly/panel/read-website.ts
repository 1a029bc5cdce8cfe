import { toUnix } from "../../../core/instant.ts";
import { panelAction } from "../contract.ts";
import { siteInPanel } from "../lookup.ts";

export const readWebsite = panelAction("readWebsite")(async ({ body }, ctx) => {
  const { id, projectId, templateId, colors, tags, usage, modifiedAt } = await siteInPanel(body.websiteId, ctx);
  return {
    status: 200,
    body: {
      websiteId: id,
      projectId,
      ...(templateId === undefined ? {} : { templateId }),
      colors: Object.fromEntries(Object.entries(colors)),
      tags,
      ...usage,
      modifiedAt: toUnix(modifiedAt),
    },
  };
});
