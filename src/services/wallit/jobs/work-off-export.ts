import type { Job } from "../../../core/service.ts";
import { issueCallback } from "../callbacks.ts";
import type { Context } from "../contract.ts";
import { type Fulfilled, fulfilledOf, type Linked, linkedOf } from "../linked.ts";
import { isActiveAt, isInWindow } from "../rules/export.ts";
import { fulfillmentMail } from "../rules/mail.ts";
import type { Export } from "../tables.ts";

/** So many rows are looked at in one transaction. */
const pageSize = 200;

interface Page {
  readonly content: { readonly subscribers: readonly Linked[] } | { readonly subscriptions: readonly Fulfilled[] };
  readonly last: string | undefined;
  readonly hasMore: boolean;
}

/** Looks at one page of an export, and leaves the next one to another job. */
export const workOffExport: Job<Context> = async ({ exportId }, ctx) => {
  const { tx, emit, now } = ctx;
  const queued = await tx.exports.get(String(exportId));
  if (!queued || queued.status === "completed") return;

  const { content, last, hasMore } = await (queued.kind === "subscribers" ? subscribers : fulfillment)(queued, ctx);
  const { id, propertyId, slices } = queued;
  await tx.exportSlices.put({ id: `${id}/${slices}`, exportId: id, number: slices, ...content });
  const worked = { ...queued, slices: slices + 1, ...(last === undefined ? {} : { after: last }) };
  if (hasMore) {
    await tx.exports.put({ ...worked, status: "running" });
    emit({ kind: "job", topic: "work-off-export", data: { exportId } });
    return;
  }
  await tx.exports.put({ ...worked, status: "completed", completedAt: now });
  if (queued.kind === "subscribers") {
    await issueCallback({ propertyId, type: "ExternalSubscriberExportCompleted", exportId: id }, ctx);
    return;
  }
  await issueCallback({ propertyId, type: "ExternalFulfillmentSubscriptionExport", exportId: id }, ctx);
  for (const mail of fulfillmentMail(queued.notificationEmailAddress, id)) emit(mail);
};

async function subscribers({ propertyId, after, startsAt = "", endsAt = "" }: Export, ctx: Context): Promise<Page> {
  const page = { after, limit: pageSize };
  const { rows, hasMore } = await ctx.tx.externalSubscribers.find("property", propertyId, page);
  const linked: Linked[] = [];
  for (const subscriber of rows)
    if (isInWindow(subscriber, startsAt, endsAt)) linked.push(await linkedOf(subscriber, ctx));
  return { content: { subscribers: linked }, last: rows.at(-1)?.id, hasMore };
}

async function fulfillment({ groupId = "", after, asOf = "" }: Export, ctx: Context): Promise<Page> {
  const { rows, hasMore } = await ctx.tx.subscriptions.find("group", groupId, { after, limit: pageSize });
  const fulfilled: Fulfilled[] = [];
  for (const one of rows) if (isActiveAt(one, asOf)) fulfilled.push(await fulfilledOf(one, ctx));
  return { content: { subscriptions: fulfilled }, last: rows.at(-1)?.id, hasMore };
}
