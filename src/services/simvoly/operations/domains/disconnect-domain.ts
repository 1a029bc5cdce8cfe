import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { siteNamed } from "../../lookup.ts";
import { keptAs } from "../../rules/domain.ts";

export const disconnectDomain = operation("disconnectDomain")(async ({ path, query, body }, ctx) => {
  const site = await siteNamed(path.id, ctx);
  const domain = body?.domain ?? query.domain;
  demand(domain !== undefined, errors.domainNeeded);
  const { domain: connected, ...without } = site;
  demand(keptAs(domain) === connected, () => errors.domainNotConnected(ctx.settings, connected));
  await ctx.tx.sites.put(without);
  return { status: 200, body: { success: true } };
});
