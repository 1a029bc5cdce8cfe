import { aProject, bearer, contactsBy, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid parameter";

export default conformanceCase({
  title: "A page holds 1 to 50 contacts and skip is not negative, with either key",
  contract: ["listContacts 400", "listContacts 200"],
  rules: { positive: ["contacts-limits"], contrast: ["contacts-limits"] },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["website-api-contacts", "website-api-errors"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "contacts-limits" } as const;
    const { websiteId } = await aProject(stage);
    const headers = bearer(await websiteKey(stage, websiteId));
    for (const query of [{ limit: 0 }, { limit: 51 }, { limit: -1 }, { skip: -1 }, { limit: 10, skip: -1 }]) {
      const refused = (await stage.anonymous.callInvalid("listContacts", { query, headers })).is(400, message, rule);
      stage.check("nothing more", rule, refused.body, { success: false, message });
    }
    for (const query of [
      { limit: 1, skip: 0 },
      { limit: 50, skip: 1000 },
    ]) {
      const page = (await contactsBy(stage, headers, query)).is(200).body;
      stage.check("the page", rule, page, { items: [], totalCount: 0, ...query });
    }
  },
});
