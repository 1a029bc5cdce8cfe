import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";

export const deleteWebhook = panelAction("deleteWebhook")(async ({ body }, { tx }) => {
  const hook = await tx.webhookSubscriptions.get(body.id);
  demand(hook, () => errors.noSuch("webhook", body.id));
  await tx.webhookSubscriptions.delete(hook.id);
  return { status: 200, body: { id: hook.id } };
});
