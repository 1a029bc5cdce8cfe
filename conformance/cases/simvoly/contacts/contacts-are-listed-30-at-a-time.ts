import { aContact, aProject, bearer, contactsBy, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid parameter";

export default conformanceCase({
  title: "Contacts are listed 30 at a time, or 1 to 50 as limit says, after skip, with the number of all",
  contract: ["listContacts 200", "listContacts 400"],
  rules: { positive: ["contacts-paged", "contacts-limits"], contrast: ["contacts-paged", "contacts-limits"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["website-api-contacts", "website-api-errors"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "contacts-paged" } as const;
    const { websiteId } = await aProject(stage);
    const key = await websiteKey(stage, websiteId);
    const name = stage.unique("visitor");
    const emails = Array.from({ length: 52 }, (_, index) => `${name}-${index}@visitors.example`);
    for (const email of emails) await aContact(stage, websiteId, { email });
    const page = async (query: { limit?: number; skip?: number }) => {
      const { items, ...rest } = (await contactsBy(stage, bearer(key), query)).is(200).body;
      return { emails: items.map(({ email }) => email), ...rest };
    };
    for (const [query, limit, skip] of [
      [{}, 30, 0],
      [{ skip: 30 }, 30, 30],
      [{ limit: 1 }, 1, 0],
      [{ limit: 2, skip: 1 }, 2, 1],
      [{ limit: 50 }, 50, 0],
      [{ limit: 50, skip: 50 }, 50, 50],
      [{ skip: 52 }, 30, 52],
      [{ limit: 3, skip: 0 }, 3, 0],
    ] as const) {
      const expected = { emails: emails.slice(skip, skip + limit), totalCount: 52, limit, skip };
      stage.check(`limit ${limit}, skip ${skip}`, rule, await page(query), expected);
    }
    for (const query of [{ limit: 0 }, { limit: 51 }, { limit: -1 }, { skip: -1 }, { limit: 10, skip: -1 }]) {
      const refused = (await stage.anonymous.callInvalid("listContacts", { query, headers: bearer(key) })).is(
        400,
        message,
      );
      stage.check("nothing more", { rule: "contacts-limits" }, refused.body, { success: false, message });
    }
  },
});
