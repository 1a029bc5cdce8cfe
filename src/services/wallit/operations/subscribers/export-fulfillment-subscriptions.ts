import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { instantOf } from "../../rules/dates.ts";
import { aSubscriptionGroup } from "../../suggest.ts";
import { mailTo, queueId } from "./queue-element.ts";

export const exportFulfillmentSubscriptions = operation("exportFulfillmentSubscriptions")(async ({ body }, ctx) => {
  const { tx, caller, now, emit } = ctx;
  const { SubscriptionGroupID: groupId, AsOfDate: sent, NotificationEmailAddress: address = null } = body;
  const asOf = instantOf(sent);
  demand(asOf, () => errors.unreadableDate("AsOfDate", sent));
  const group = await tx.subscriptionGroups.get(groupId);
  demand(group?.propertyId === caller.propertyId, () =>
    errors.noSuchFulfillmentGroup(groupId, () => aSubscriptionGroup(ctx)),
  );

  const id = await queueId(ctx);
  await tx.exports.put({
    id,
    propertyId: caller.propertyId,
    kind: "fulfillment",
    status: "queued",
    groupId,
    asOf,
    ...mailTo(address),
    slices: 0,
    queuedAt: now,
  });
  emit({ kind: "job", topic: "work-off-export", data: { exportId: id } });
  return {
    status: 200,
    body: {
      ID: id,
      NotificationEmailAddress: address,
      Status: "Queued",
      SubscriptionGroupID: groupId,
      AsOfDate: sent,
      Data: null,
    },
  };
});
