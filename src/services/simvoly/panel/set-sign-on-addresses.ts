import { panelAction } from "../contract.ts";
import { thePlatform } from "../lookup.ts";

/** An address that is left out is taken away. */
export const setSignOnAddresses = panelAction("setSignOnAddresses")(async ({ body }, ctx) => {
  const { checkUrl: _check, loginUrl: _login, ...platform } = await thePlatform(ctx);
  const addresses = {
    ...(body.checkUrl === undefined ? {} : { checkUrl: body.checkUrl }),
    ...(body.loginUrl === undefined ? {} : { loginUrl: body.loginUrl }),
  };
  await ctx.tx.platforms.put({ ...platform, ...addresses });
  return { status: 200, body: addresses };
});
