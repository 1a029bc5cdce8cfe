import { panelAction } from "../contract.ts";
import { thePlatform } from "../lookup.ts";

export const setPlatformDomain = panelAction("setPlatformDomain")(async ({ body }, ctx) => {
  const { domain } = body;
  await ctx.tx.platforms.put({ ...(await thePlatform(ctx)), domain });
  return { status: 200, body: { domain } };
});
