import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { instantOf } from "../../rules/dates.ts";

export const exportExternalSubscribers = operation("exportExternalSubscribers")(async ({ body }, ctx) => {
  const { tx, caller, now, ids, emit } = ctx;
  const { StartDate: start, EndDate: end } = body;
  const [startsAt, endsAt] = [instantOf(start), instantOf(end)];
  demand(startsAt, () => errors.unreadableDate("StartDate", start));
  demand(endsAt, () => errors.unreadableDate("EndDate", end));
  demand(!(startsAt > endsAt), errors.windowReversed);

  const id = await ids.uuid();
  await tx.exports.put({
    id,
    propertyId: caller.propertyId,
    kind: "subscribers",
    status: "queued",
    startsAt,
    endsAt,
    slices: 0,
    queuedAt: now,
  });
  emit({ kind: "job", topic: "work-off-export", data: { exportId: id } });
  return {
    status: 200,
    body: { ID: id, NotificationEmailAddress: null, Status: "Queued", StartDate: start, EndDate: end },
  };
});
