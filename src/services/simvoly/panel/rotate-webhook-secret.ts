import { hexadecimal } from "../../../core/alphabets.ts";
import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

/** What is still to be delivered is signed with the new secret. */
export const rotateWebhookSecret = panelAction("rotateWebhookSecret")(async ({ body }, { tx, ids }) => {
  const hook = await tx.webhookSubscriptions.get(body.id);
  demand(hook, () => errors.noSuch("webhook", body.id));
  const secret = body.secret ?? (await ids.token(hexadecimal, 32));
  await tx.webhookSubscriptions.put({ ...hook, secret });
  return { status: 200, body: { id: hook.id, secret } };
});
