import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { isGone } from "../../rules/callback.ts";
import { resultOf } from "./result.ts";

export const getCallbackResult = operation("getCallbackResult")(async ({ path }, ctx) => {
  const { tx, caller, now, settings } = ctx;
  const fetches = settings["callback-result-fetches"];
  const result = await tx.callbackResults.get(path.callbackToken);
  demand(result && result.propertyId === caller.propertyId, errors.unknownCallbackToken);
  demand(!isGone(result, now, fetches), errors.resultGone);

  if (fetches === "once") await tx.callbackResults.put({ ...result, fetchedAt: now });
  return { status: 200, body: await resultOf(result, ctx) };
});
