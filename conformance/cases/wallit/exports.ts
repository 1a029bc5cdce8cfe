import type { Receiver } from "../../kit/index.ts";
import { list, member } from "../../kit/json.ts";
import type { Hands, Site } from "./sites.ts";
import { callbackResult, heardBy } from "./subscribers.ts";

/** What the export that was finished last holds, by the callback that told of it. */
export async function exported(
  stage: Hands,
  site: Site,
  receiver: Receiver,
  type = "ExternalSubscriberExportCompleted",
) {
  const heard = (await heardBy(stage, receiver)).filter((one) => one.type === type);
  return list((await callbackResult(site.manage, heard.at(-1)?.token ?? "")).is(200).body);
}

const keyOf = (subscriber: unknown): string => String(member(subscriber, "SubscriberKey"));

/** Nobody says in which order an export comes. */
export const byKey = (subscribers: readonly unknown[]): readonly unknown[] =>
  [...subscribers].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
