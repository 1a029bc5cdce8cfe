import { demand } from "../../core/refusal.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import type { FunnelTemplate, Site, Template } from "./tables.ts";

/** A template of either kind, as far as a site is made of it. */
export interface Chosen {
  readonly id: number;
  readonly type: Site["type"];
  readonly name: string;
  /** Names of the personalization tags in it. */
  readonly tags: readonly string[];
}

interface Sent {
  readonly templateId?: number | null;
  readonly funnelTemplateId?: number | null;
}

export async function templateNamed(id: number, ctx: Context): Promise<Template> {
  const template = await ctx.tx.templates.get(id);
  demand(template, () => errors.templateUnknown(id, ctx));
  return template;
}

export async function funnelTemplateNamed(id: number, ctx: Context): Promise<FunnelTemplate> {
  const template = await ctx.tx.funnelTemplates.get(id);
  demand(template, () => errors.funnelTemplateUnknown(id, ctx));
  return template;
}

/** The template that a site is to be made of; undefined where none is named. */
export async function templateChosen(
  { templateId, funnelTemplateId }: Sent,
  ctx: Context,
): Promise<Chosen | undefined> {
  const template = templateId == null ? undefined : await templateNamed(templateId, ctx);
  const funnel = funnelTemplateId == null ? undefined : await funnelTemplateNamed(funnelTemplateId, ctx);
  demand(!(template && funnel) || ctx.settings["both-templates"] === "website-template", errors.bothTemplates);
  if (template) return websiteOf(template);
  return funnel && funnelOf(funnel);
}

/** The template of a site; undefined until one is chosen. */
export async function templateOf({ type, templateId }: Site, { tx }: Context): Promise<Chosen | undefined> {
  if (templateId === undefined) return undefined;
  if (type === "WEBSITE") {
    const template = await tx.templates.get(templateId);
    return template && websiteOf(template);
  }
  const funnel = await tx.funnelTemplates.get(templateId);
  return funnel && funnelOf(funnel);
}

const websiteOf = ({ id, name, tags }: Template): Chosen => ({ id, type: "WEBSITE", name, tags });

const funnelOf = ({ id, name, tags }: FunnelTemplate): Chosen => ({
  id,
  type: "FUNNEL",
  name: name.en ?? Object.values(name)[0] ?? "",
  tags,
});
