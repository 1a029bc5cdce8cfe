import { hexadecimal } from "../../../core/alphabets.ts";
import { panelAction } from "../contract.ts";

export const createWebhook = panelAction("createWebhook")(async ({ body }, { tx, ids, now }) => {
  const { topic, url } = body;
  const secret = body.secret ?? (await ids.token(hexadecimal, 32));
  const id = await ids.next("webhook");
  await tx.webhookSubscriptions.put({ id, topic, url, secret, createdAt: now });
  return { status: 200, body: { id, topic, url, secret } };
});
