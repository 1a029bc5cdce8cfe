import { aContact, aProject, bearer, contactsBy, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A contact is shown with all that is known of it, and empty text where nothing is",
  contract: ["listContacts 200"],
  rules: { positive: ["contacts-paged"], contrast: ["website-key-opens-its-own-site"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["website-api-contacts", "choice-site-host"],
  async run(stage) {
    const rule = { rule: "contacts-paged" } as const;
    const { arrange, setUp, unique } = stage;
    const { websiteId } = await aProject(stage);
    const { websiteId: neighbour } = await aProject(stage);
    const headers = bearer(await websiteKey(stage, websiteId));
    const known = {
      name: "Ana Silva",
      email: `${unique("ana")}@visitors.example`,
      phone: "+351 210 000 117",
      note: "Asked for a quote",
      address: "Rua Nova 4",
      city: "Lisbon",
      state: "Lisboa",
      zip: "1100-001",
      country: "PT",
      companyName: "Silva Lda",
      properties: [{ name: "Budget", value: "2000" }],
      tags: ["lead"],
      subscribed: true,
    };
    const blank = { name: "", phone: "", note: "", address: "", city: "", state: "", zip: "", country: "" };
    const email = `${unique("ben")}@visitors.example`;
    const ids = [];
    for (const contact of [known, { email }]) ids.push((await aContact(stage, websiteId, contact)).contactId);
    await aContact(stage, neighbour, { email: known.email });
    const shown = async () =>
      (await contactsBy(stage, headers)).is(200).body.items.map(({ createdOn, ...contact }) => {
        stage.check("made at a whole second", rule, Number.isInteger(createdOn), true);
        return contact;
      });
    const nothing = { ...blank, companyName: "", properties: [], tags: [], subscribed: false };
    stage.check("both", rule, await shown(), [
      { id: ids[0], ...known },
      { id: ids[1], ...nothing, email },
    ]);

    const more = { properties: [{ name: "Budget", value: "3000" }], tags: ["lead", "warm"], city: "Porto" };
    await aContact(stage, websiteId, { email: known.email.toUpperCase(), ...more });
    await setUp(() => arrange.removeContact({ websiteId, email }));
    stage.check("changed, and the other gone", rule, await shown(), [{ id: ids[0], ...known, ...more }]);
  },
});
