import { plus } from "../../core/instant.ts";
import type { Context } from "./contract.ts";
import { announces, lifetime, receivers, topicOf, untilCleared } from "./rules/callback.ts";
import type { CallbackResult } from "./tables.ts";

type About = Omit<CallbackResult, "id" | "issuedAt" | "expiresAt" | "fetchedAt">;

/** Under which name a callback carries the id of its queue element. */
const idNames: Partial<Record<CallbackResult["type"], string>> = {
  ExternalSubscriberImportCompleted: "ExternalSubscriberImportID",
  ExternalSubscriberExportCompleted: "ExternalSubscriberExportID",
  ExternalFulfillmentSubscriptionExport: "ExternalFulfillmentSubscriptionExportID",
};

/** Keeps what a token stands for, tells every registered address, and answers the token. */
export async function issueCallback(about: About, { tx, ids, now, emit }: Context): Promise<string> {
  const token = await ids.uuid();
  await tx.callbackResults.put({ id: token, ...about, issuedAt: now, expiresAt: plus(now, lifetime) });
  emit({ kind: "job", topic: "clear-callback-result", after: untilCleared, data: { token } });
  if (!announces(about.type)) return token;

  const idName = idNames[about.type];
  const id = about.importId ?? about.exportId;
  const carried = idName !== undefined && id !== undefined ? { [idName]: id } : {};
  const { rows } = await tx.keySets.find("callbacks", about.propertyId);
  for (const { id: key, callbackUrl = "" } of receivers(rows))
    emit({ kind: "webhook", topic: topicOf(about.type), to: callbackUrl, data: { key, token, ...carried } });
  return token;
}
