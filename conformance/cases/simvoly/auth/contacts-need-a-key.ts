import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A website's contacts are shown to its key and to nobody without one",
  contract: ["listContacts 401", "listContacts 200"],
  rules: { positive: ["website-key-or-platform-key"], contrast: ["website-key-or-platform-key"] },
  needs: { roles: ["website"] },
  does: "reads",
  since: "1.0",
  source: ["site-website-key"],
  async run(stage) {
    (await stage.anonymous.call("listContacts")).is(401, "Invalid API key");
    (await stage.as("website").call("listContacts")).is(200);
  },
});
