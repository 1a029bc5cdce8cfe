import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { propertyNamed, resourceByKey } from "../lookup.ts";

export const setAdSupported = panelAction("setAdSupported")(async ({ body }, ctx) => {
  const { ResourceKey: key, IsAdSupported: adSupported } = body;
  const property = await propertyNamed(body.Key, ctx);
  const resource = await resourceByKey(property.id, key, ctx);
  demand(resource, () => errors.noSuchResourceInPanel(key));

  await ctx.tx.resources.put({ ...resource, adSupported, updatedAt: ctx.now });
  return { status: 200, body: { ResourceKey: key, IsAdSupported: adSupported } };
});
