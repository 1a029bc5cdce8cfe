import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A page holds 1 to 50 contacts, and skip is not negative",
  contract: ["listContacts 400", "listContacts 200"],
  rules: { positive: ["contacts-limits", "contacts-paged"], contrast: ["contacts-limits"] },
  needs: { roles: ["website"] },
  does: "reads",
  since: "1.0",
  source: ["website-api-contacts", "website-api-errors"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "contacts-paged" } as const;
    for (const query of [{ limit: 0 }, { limit: 51 }, { skip: -1 }]) {
      (await stage.as("website").callInvalid("listContacts", { query })).is(400, "Invalid parameter");
    }
    for (const limit of [1, 50]) (await stage.as("website").call("listContacts", { query: { limit } })).is(200);
    const { limit, skip } = (await stage.as("website").call("listContacts")).is(200).body;
    stage.check("thirty at a time", rule, [limit, skip], [30, 0]);
  },
});
