import { bearer, contactsBy } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Invalid API key";

export default conformanceCase({
  title: "A website's contacts are shown to its key and to nobody without one",
  contract: ["listContacts 401", "listContacts 200"],
  rules: { positive: ["website-key-or-platform-key"], contrast: ["website-key-or-platform-key"] },
  needs: { roles: ["website"] },
  does: "reads",
  since: "1.0",
  source: ["site-website-key", "site-api", "website-api-errors"],
  sends: "invalid",
  async run(stage) {
    const rule = { rule: "website-key-or-platform-key" } as const;
    const refused = (await contactsBy(stage, {})).is(401, message);
    stage.check("nothing more", rule, refused.body, { success: false, message });
    const wrong = `w${"0".repeat(32)}`;
    for (const headers of [bearer(""), bearer(wrong), { "x-platform-key": wrong }, { authorization: wrong }]) {
      (await contactsBy(stage, headers)).is(401, message);
    }
    (await stage.as("website").call("listContacts")).is(200);
  },
});
