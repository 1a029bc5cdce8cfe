import { demand } from "../../../core/refusal.ts";
import { issueCallback } from "../callbacks.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { endUserNamed, subscriberId } from "../lookup.ts";
import { touch } from "../purchases.ts";
import { hasRoom, wrongFieldOf } from "../rules/linking.ts";
import { pairOf } from "../tables.ts";
import { keptFields } from "./named-fields.ts";

export const linkSubscriber = panelAction("linkSubscriber")(async ({ body }, ctx) => {
  const { tx, now } = ctx;
  const { SubscriberKey: key } = body;
  const { id: userId, propertyId } = await endUserNamed(body.ApplicationUserID, ctx);
  const subscriber = await tx.externalSubscribers.get(subscriberId(propertyId, key));
  demand(subscriber, () => errors.noSuchSubscriberInPanel(key));
  const wrong = wrongFieldOf(subscriber, keptFields(body.ValidationFields));
  demand(wrong === undefined, () => errors.wrongField(wrong ?? "", key));
  const id = pairOf(subscriber.id, userId);
  const linked = await tx.linkedUsers.count("subscriber", subscriber.id);
  const known = await tx.linkedUsers.get(id);
  demand(known || hasRoom(subscriber, linked), () => errors.linkedToTheFull(key, linked));

  await tx.linkedUsers.put(known ?? { id, propertyId, subscriberId: subscriber.id, userId, linkedAt: now });
  await touch(subscriber.id, now, ctx);
  const about = { propertyId, type: "ExternalSubscriberLinked", subscriberId: subscriber.id, userId } as const;
  return {
    status: 200,
    body: { SubscriberKey: key, ApplicationUserID: userId, CallbackToken: await issueCallback(about, ctx) },
  };
});
