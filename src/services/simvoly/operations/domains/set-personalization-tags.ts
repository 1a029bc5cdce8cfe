import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { siteNamed } from "../../lookup.ts";
import { merged, ofTemplate } from "../../rules/personalization.ts";
import { tagsSent } from "../../rules/requests.ts";
import { looksSent } from "../../sites.ts";
import { templateOf } from "../../templates.ts";

export const setPersonalizationTags = operation("setPersonalizationTags")(async ({ path, body = {} }, ctx) => {
  const site = await siteNamed(path.id, ctx);
  const sent = looksSent(body, "tags");
  const saysSomething = tagsSent(body, "tags") !== undefined || Object.keys(sent.colors).length > 0;
  demand(saysSomething, errors.tagsOrColourNeeded);

  const template = await templateOf(site, ctx);
  const { tags, colors } = merged(site, { ...sent, tags: ofTemplate(sent.tags, template?.tags ?? []) });
  await ctx.tx.sites.put({ ...site, tags, colors });
  return { status: 200, body: { success: true } };
});
