import { aContact, aProject, bearer, contactsBy, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "Contacts come 30 at a time unless limit says otherwise, after skip, with the number of all",
  contract: ["listContacts 200"],
  rules: { positive: ["contacts-paged"], contrast: ["contacts-paged"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["site-api", "site-website-key", "website-api-contacts"],
  async run(stage) {
    const rule = { rule: "contacts-paged" } as const;
    const { websiteId } = await aProject(stage);
    const headers = bearer(await websiteKey(stage, websiteId));
    const none = (await contactsBy(stage, headers)).is(200).body;
    stage.check("none yet", rule, none, { items: [], totalCount: 0, limit: 30, skip: 0 });

    const emails: string[] = [];
    for (let made = 0; made < 32; made += 1) {
      emails.push(`${stage.unique("visitor")}@visitors.example`);
      await aContact(stage, websiteId, { email: emails[made] ?? "" });
    }
    const page = async (query: { limit?: number; skip?: number }) => {
      const { items, ...figures } = (await contactsBy(stage, headers, query)).is(200).body;
      return [items.map(({ email }) => email), figures];
    };
    const totalCount = 32;
    stage.check("the first", rule, await page({}), [emails.slice(0, 30), { totalCount, limit: 30, skip: 0 }]);
    stage.check("the rest", rule, await page({ skip: 30 }), [emails.slice(30), { totalCount, limit: 30, skip: 30 }]);
    const wished = { limit: 2, skip: 3 };
    stage.check("two after three", rule, await page(wished), [emails.slice(3, 5), { totalCount, ...wished }]);
    stage.check("all", rule, await page({ limit: 50 }), [emails, { totalCount, limit: 50, skip: 0 }]);
    stage.check("behind them", rule, await page({ skip: 32 }), [[], { totalCount, limit: 30, skip: 32 }]);
  },
});
