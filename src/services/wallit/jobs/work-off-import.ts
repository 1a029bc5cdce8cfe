import type { Job } from "../../../core/service.ts";
import { issueCallback } from "../callbacks.ts";
import type { Context } from "../contract.ts";
import { subscriberId, subscriptionGroupByKey } from "../lookup.ts";
import { sliceSize } from "../rules/import-request.ts";
import { readImported } from "../rules/imported-subscriber.ts";
import { importMail } from "../rules/mail.ts";
import {
  blankSubscriber,
  groupKeysIn,
  oddDateIn,
  type SubscriberSent,
  subscriberAfterImport,
  subscriberChange,
} from "../rules/subscriber.ts";
import type { Import } from "../tables.ts";

/** Works off one slice of an import, and leaves the next one to another job. */
export const workOffImport: Job<Context> = async ({ importId }, ctx) => {
  const { tx, emit } = ctx;
  const queued = await tx.imports.get(String(importId));
  if (!queued || queued.status === "completed") return;

  const worked = await slice(queued, ctx);
  if (worked.nextSlice < worked.slices) {
    await tx.imports.put({ ...worked, status: "running" });
    emit({ kind: "job", topic: "work-off-import", data: { importId } });
    return;
  }
  await tx.imports.put({ ...worked, status: "completed", completedAt: ctx.now });
  const { id, propertyId, notificationEmailAddress } = worked;
  await issueCallback({ propertyId, type: "ExternalSubscriberImportCompleted", importId: id }, ctx);
  for (const mail of importMail(notificationEmailAddress, id)) emit(mail);
};

async function slice(queued: Import, ctx: Context): Promise<Import> {
  const { tx } = ctx;
  const { id, propertyId, nextSlice, slices } = queued;
  const next = nextSlice < slices ? await tx.importSlices.get(`${id}/${nextSlice}`) : undefined;
  if (!next) return { ...queued, nextSlice: slices };
  const errors: string[] = [];
  for (const [at, raw] of next.subscribers.entries()) {
    const read = readImported(raw);
    const problem = "problem" in read ? read.problem : await taken(propertyId, read.key, read.sent, ctx);
    const name = read.key ?? `number ${sliceSize * nextSlice + at + 1}`;
    if (problem !== undefined) errors.push(`Subscriber ${name}: ${problem}.`);
  }
  await tx.importSlices.put({ ...next, subscribers: [], errors });
  return {
    ...queued,
    nextSlice: nextSlice + 1,
    successCount: queued.successCount + next.subscribers.length - errors.length,
    failureCount: queued.failureCount + errors.length,
  };
}

/** Adds or updates one subscriber; what is wrong with it, where something is. */
async function taken(propertyId: string, key: string, sent: SubscriberSent, ctx: Context): Promise<string | undefined> {
  const { tx, now } = ctx;
  const odd = oddDateIn(sent);
  if (odd) return `${odd.sent} is no date in ISO 8601`;
  for (const { key: groupKey } of groupKeysIn(sent))
    if (!(await subscriptionGroupByKey(propertyId, groupKey, ctx))) return `there is no subscription group ${groupKey}`;

  const id = subscriberId(propertyId, key);
  const known = await tx.externalSubscribers.get(id);
  const before = known ?? blankSubscriber({ id, propertyId, subscriberKey: key, createdAt: now });
  await tx.externalSubscribers.put(subscriberAfterImport(before, subscriberChange(sent), now));
  return undefined;
}
