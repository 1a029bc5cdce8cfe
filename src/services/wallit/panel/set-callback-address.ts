import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { keySetNamed } from "../lookup.ts";

/** Differs: the vendor takes https with a valid certificate alone; here plain http is taken, too. */
export const setCallbackAddress = panelAction("setCallbackAddress")(async ({ body }, ctx) => {
  const { callbackUrl: _before, ...keySet } = await keySetNamed(body.Key, ctx);
  demand(keySet.api === "manage", errors.callbacksOfManagement);

  const { URL: callbackUrl } = body;
  await ctx.tx.keySets.put(callbackUrl === undefined ? keySet : { ...keySet, callbackUrl });
  return { status: 200, body: { Key: keySet.id, ...(callbackUrl === undefined ? {} : { URL: callbackUrl }) } };
});
