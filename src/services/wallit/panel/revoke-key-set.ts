import { panelAction } from "../contract.ts";
import { keySetNamed } from "../lookup.ts";

export const revokeKeySet = panelAction("revokeKeySet")(async ({ body }, ctx) => {
  const keySet = await keySetNamed(body.Key, ctx);
  await ctx.tx.keySets.put({ ...keySet, revokedAt: keySet.revokedAt ?? ctx.now });
  return { status: 200, body: { Key: keySet.id, API: keySet.api } };
});
