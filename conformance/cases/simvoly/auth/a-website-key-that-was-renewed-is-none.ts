import { aProject, bearer, checkKey, contactsBy, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A website key that was renewed is none any more, and the new one takes its place",
  contract: ["listContacts 401", "checkWebsiteKey 400", "listContacts 200", "checkWebsiteKey 200"],
  rules: {
    positive: ["website-key-or-platform-key", "website-key-valid"],
    contrast: ["website-key-or-platform-key", "website-key-valid"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["site-website-key", "check-invalid"],
  async run(stage) {
    const { arrange, setUp } = stage;
    const { websiteId } = await aProject(stage);
    const old = await websiteKey(stage, websiteId);
    (await contactsBy(stage, bearer(old))).is(200);
    (await checkKey(stage, old)).is(200);
    const { key } = await setUp(() => arrange.renewWebsiteKey({ websiteId }));
    (await contactsBy(stage, bearer(old))).is(401, "Invalid API key");
    (await checkKey(stage, old)).is(400, "Invalid website API key");
    (await contactsBy(stage, bearer(key))).is(200);
    (await checkKey(stage, key)).is(200);
    stage.check("its settings show it", { rule: "website-key-valid" }, await websiteKey(stage, websiteId), key);
  },
});
