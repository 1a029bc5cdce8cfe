import type { Context } from "./contract.ts";
import { type News, receivers, timeOf } from "./rules/announcements.ts";

/** Tells every hook of a topic, one event after the other. Its secret is read when it is told, since it may be changed until then. */
export async function announce(news: readonly News[], { tx, now, emit }: Context): Promise<void> {
  for (const { topic, about } of news) {
    const body = { time: timeOf(now), ...about };
    for (const { id, url } of receivers((await tx.webhookSubscriptions.find("topic", topic)).rows))
      emit({ kind: "webhook", topic, to: url, data: { hook: id, body } });
  }
}
