import { panelAction } from "../contract.ts";
import { siteInPanel } from "../lookup.ts";
import { type Contact, contactKey } from "../tables.ts";

const blank = {
  name: "",
  phone: "",
  note: "",
  address: "",
  city: "",
  state: "",
  zip: "",
  country: "",
  companyName: "",
  subscribed: false,
};

type Properties = Contact["properties"];

export const saveContact = panelAction("saveContact")(async ({ body }, ctx) => {
  const { tx, ids, now } = ctx;
  const { websiteId, email, properties = [], tags = [], ...sent } = body;
  const { id: siteId } = await siteInPanel(websiteId, ctx);
  const [known] = (await tx.contacts.find("email", contactKey(siteId, email), { limit: 1 })).rows;
  const contact: Contact = {
    ...(known ?? { ...blank, id: await ids.next("contact"), siteId, email, createdAt: now }),
    ...sent,
    properties: replaced(known?.properties ?? [], properties),
    tags: [...new Set([...(known?.tags ?? []), ...tags])],
  };
  await tx.contacts.put(contact);
  return { status: 200, body: { websiteId, contactId: contact.id, email: contact.email } };
});

/** Properties with those that were sent in the place of the ones of the same name. */
const replaced = (before: Properties, sent: Properties): Properties => {
  const values = new Map([...before, ...sent].map(({ name, value }) => [name, value]));
  return [...values].map(([name, value]) => ({ name, value }));
};
