import { panelAction } from "../contract.ts";

export const listWebhooks = panelAction("listWebhooks")(async (_input, { tx }) => {
  const { rows } = await tx.webhookSubscriptions.find("all", "");
  return { status: 200, body: { webhooks: rows.map(({ id, topic, url }) => ({ id, topic, url })) } };
});
