import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { subscriberId, subscriptionGroupByKey } from "../../lookup.ts";
import { presentSubscriber } from "../../present.ts";
import { text } from "../../rules/loose.ts";
import {
  blankSubscriber,
  groupKeysIn,
  oddDateIn,
  subscriberAfterPut,
  subscriberChange,
} from "../../rules/subscriber.ts";

export const saveExternalSubscriber = operation("saveExternalSubscriber")(async ({ path, body = {} }, ctx) => {
  const { tx, caller, now } = ctx;
  const { subscriberKey } = path;
  const { propertyId } = caller;
  demand(text(body.SubscriberKey) === subscriberKey, () => errors.subscriberKeyNeeded(subscriberKey));
  const odd = oddDateIn(body);
  demand(!odd, () => errors.unreadableDate(odd?.member ?? "", odd?.sent ?? ""));
  for (const { member, key } of groupKeysIn(body)) {
    const group = await subscriptionGroupByKey(propertyId, key, ctx);
    demand(group, () => errors.noSuchSubscriptionGroupKey(member, key));
  }

  const id = subscriberId(propertyId, subscriberKey);
  const known = await tx.externalSubscribers.get(id);
  const before = known ?? blankSubscriber({ id, propertyId, subscriberKey, createdAt: now });
  const saved = subscriberAfterPut(before, subscriberChange(body), ctx);
  await tx.externalSubscribers.put(saved);
  return { status: 200, body: presentSubscriber(saved) };
});
