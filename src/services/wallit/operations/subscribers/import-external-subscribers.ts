import { operation } from "../../contract.ts";
import { importSent, sliceSize } from "../../rules/import-request.ts";
import { mailTo, queueId } from "./queue-element.ts";

/** Accepted at once and as it is; each slice is worked off by a job of its own. */
export const importExternalSubscribers = operation("importExternalSubscribers")(async ({ body }, ctx) => {
  const { tx, caller, now, emit } = ctx;
  const { subscribers: sent, mailTo: address } = importSent(body);
  const id = await queueId(ctx);
  const slices = Math.ceil(sent.length / sliceSize);
  for (let number = 0; number < slices; number += 1) {
    const subscribers = sent.slice(number * sliceSize, (number + 1) * sliceSize);
    await tx.importSlices.put({ id: `${id}/${number}`, importId: id, number, subscribers, errors: [] });
  }
  await tx.imports.put({
    id,
    propertyId: caller.propertyId,
    status: "queued",
    ...mailTo(address),
    slices,
    nextSlice: 0,
    successCount: 0,
    failureCount: 0,
    queuedAt: now,
  });
  emit({ kind: "job", topic: "work-off-import", data: { importId: id } });
  return { status: 200, body: { ID: id, NotificationEmailAddress: address, Status: "Queued" } };
});
