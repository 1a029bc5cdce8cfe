import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { siteKey } from "../rules/site-list.ts";
import type { Site } from "../tables.ts";

export const registerSite = panelAction("registerSite")(async ({ body }, { tx, now }) => {
  const [user] = (await tx.users.find("login", body.username.toLowerCase(), { limit: 1 })).rows;
  demand(user, () => errors.noSuchUser(body.username));
  const id = siteKey(body.url);
  const known = await tx.sites.get(id);
  demand(!known || known.userId === user.id, () => errors.siteTaken(body.url));

  const site: Site = known ?? { id, userId: user.id, url: body.url, registeredAt: now };
  if (!known) await tx.sites.put(site);
  return { status: 200, body: { username: user.id, url: site.url, banned: site.bannedAt !== undefined } };
});
