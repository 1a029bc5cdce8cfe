import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { siteInPanel } from "../lookup.ts";
import { presentSite } from "../present.ts";
import { keepEdited } from "../sites.ts";

export const chooseTemplate = panelAction("chooseTemplate")(async ({ body }, ctx) => {
  const { websiteId, templateId, funnelTemplateId } = body;
  const site = await siteInPanel(websiteId, ctx);
  demand(site.templateId === undefined, () => errors.notSo(`Website ${websiteId} has a template already.`));
  const chosen = templateId ?? funnelTemplateId;
  const isOne = chosen !== undefined && (templateId === undefined || funnelTemplateId === undefined);
  demand(isOne, () => errors.notSo("Name either templateId or funnelTemplateId."));
  const isWebsite = templateId !== undefined;
  const template = isWebsite ? await ctx.tx.templates.get(chosen) : await ctx.tx.funnelTemplates.get(chosen);
  demand(template, () => errors.noSuch(isWebsite ? "template" : "funnel template", chosen));

  const made = { type: isWebsite ? "WEBSITE" : "FUNNEL", templateId: chosen } as const;
  const { type, hasTemplate } = presentSite(await keepEdited(site, made, ctx));
  return { status: 200, body: { websiteId, type, hasTemplate } };
});
