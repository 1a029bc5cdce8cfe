import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { siteNamed, thePlatform } from "../../lookup.ts";
import { isBelow, keptAs } from "../../rules/domain.ts";

export const connectDomain = operation("connectDomain")(async ({ path, body }, ctx) => {
  const { tx, settings } = ctx;
  const site = await siteNamed(path.id, ctx);
  const domain = keptAs(body.domain);
  demand(!isBelow(domain, await thePlatform(ctx)), () => errors.domainOfPlatform(settings));
  const [holder] = (await tx.sites.find("domain", domain, { limit: 1 })).rows;
  demand(!holder || holder.id === site.id, () => errors.domainTaken(settings, holder?.id ?? 0));
  await tx.sites.put({ ...site, domain });
  return { status: 200, body: { success: true } };
});
