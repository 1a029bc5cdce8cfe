import { aContact, aProject, bearer, contactsBy, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { between } from "../webhooks.ts";

const parts = {
  name: "Ann Baker",
  phone: "+1 555 0117",
  note: "Called twice",
  address: "1 Mill Lane",
  city: "Williamsburg",
  state: "NY",
  zip: "11211",
  country: "US",
  companyName: "Bread & Co",
};
const nothing = Object.fromEntries(Object.keys(parts).map((name) => [name, ""]));

export default conformanceCase({
  title: "Contacts are shown whole and in order of id; what was never set is empty, and one that is removed is gone",
  contract: ["listContacts 200"],
  rules: { positive: ["contacts-paged"], contrast: ["website-key-opens-its-own-site"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "destroys",
  since: "1.0",
  source: ["website-api-contacts", "choice-site-host", "choice-list-order", "site-api"],
  async run(stage) {
    const { arrange, check, clock, setUp, unique } = stage;
    const status = { status: "listContacts 200" } as const;
    const { websiteId } = await aProject(stage);
    const other = await aProject(stage);
    const headers = bearer(await websiteKey(stage, websiteId));
    const list = async () => (await contactsBy(stage, headers)).is(200).body;
    check("none", status, await list(), { items: [], totalCount: 0, limit: 30, skip: 0 });

    const emails = ["zoe", "ann", "max"].map((name) => `${unique(name)}@visitors.example`);
    const [zoe = "", ann = "", max = ""] = emails;
    const before = await clock.read();
    const bare = { properties: [], tags: [], subscribed: false };
    const whole = {
      ...parts,
      properties: [{ name: "Budget", value: "2000" }],
      tags: ["lead", "vip"],
      subscribed: true,
    };
    await aContact(stage, websiteId, { email: zoe });
    await aContact(stage, websiteId, { email: ann, ...whole });
    await aContact(stage, other.websiteId, { email: ann, name: "Another" });
    await aContact(stage, websiteId, { email: max });
    const createdOn = between(before, await clock.read());
    const { items, ...page } = await list();
    const ids = items.map(({ id }) => id);
    check("the page", status, page, { totalCount: 3, limit: 30, skip: 0 });
    check(
      "in order",
      status,
      ids,
      ids.toSorted((one, next) => one - next),
    );
    const expected = [
      { id: ids[0], email: zoe, ...nothing, ...bare, createdOn },
      { id: ids[1], email: ann, ...whole, createdOn },
      { id: ids[2], email: max, ...nothing, ...bare, createdOn },
    ];
    check("three contacts", status, items, expected);

    await setUp(() => arrange.removeContact({ websiteId, email: zoe }));
    check("without the first", status, await list(), { items: expected.slice(1), totalCount: 2, limit: 30, skip: 0 });
  },
});
