import { demand } from "../../../core/refusal.ts";
import { panelAction } from "../contract.ts";
import * as errors from "../errors.ts";
import { siteInPanel } from "../lookup.ts";
import { contactKey } from "../tables.ts";

export const removeContact = panelAction("removeContact")(async ({ body }, ctx) => {
  const { id: websiteId } = await siteInPanel(body.websiteId, ctx);
  const [contact] = (await ctx.tx.contacts.find("email", contactKey(websiteId, body.email), { limit: 1 })).rows;
  demand(contact, () => errors.noSuch("contact", body.email));
  await ctx.tx.contacts.delete(contact.id);
  return { status: 200, body: { websiteId, contactId: contact.id } };
});
