import { panelAction } from "../contract.ts";
import { thePlatform } from "../lookup.ts";

export const setTrialLength = panelAction("setTrialLength")(async ({ body }, ctx) => {
  const { days } = body;
  await ctx.tx.platforms.put({ ...(await thePlatform(ctx)), trialDays: days });
  return { status: 200, body: { days } };
});
