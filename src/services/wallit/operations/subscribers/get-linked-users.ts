import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { linkedOf, presentLinked } from "../../linked.ts";
import { subscriberId } from "../../lookup.ts";

export const getLinkedUsers = operation("getLinkedUsers")(async ({ path }, ctx) => {
  const subscriber = await ctx.tx.externalSubscribers.get(subscriberId(ctx.caller.propertyId, path.subscriberKey));
  demand(subscriber, errors.noSuchSubscriber);
  return { status: 200, body: presentLinked(await linkedOf(subscriber, ctx)) };
});
