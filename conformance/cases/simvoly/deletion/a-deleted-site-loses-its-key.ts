import { aProject } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { deleteWebsite } from "../sites.ts";

export default conformanceCase({
  title: "The key of a deleted site is no key any more, and the keys of others go on working",
  contract: [
    "setWebsiteStatus 200",
    "checkWebsiteKey 400",
    "listContacts 401",
    "checkWebsiteKey 200",
    "listContacts 200",
  ],
  rules: {
    positive: ["deleted-site-loses-its-key", "website-key-valid"],
    contrast: ["deleted-site-loses-its-key", "website-key-valid"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["choice-site-deletion", "check-invalid"],
  async run(stage) {
    const { anonymous, arrange, setUp } = stage;
    const rule = { rule: "deleted-site-loses-its-key" } as const;
    const [gone, other] = [await aProject(stage), await aProject(stage)];
    const keyOf = ({ websiteId }: { websiteId: number }) =>
      setUp(async () => (await arrange.readWebsiteKey({ websiteId })).key);
    const [old, key] = [await keyOf(gone), await keyOf(other)];
    const checked = (one: string) => stage.as("platform").call("checkWebsiteKey", { query: { key: one } });
    const contacts = (one: string) =>
      anonymous.call("listContacts", { query: {}, headers: { authorization: `Bearer ${one}` } });

    for (const one of [old, key]) {
      (await checked(one)).is(200, undefined, rule);
      (await contacts(one)).is(200, undefined, rule);
    }
    (await deleteWebsite(stage, gone.websiteId)).is(200);
    (await checked(old)).is(400, "Invalid website API key", rule);
    (await contacts(old)).is(401, "Invalid API key", rule);
    (await checked(key)).is(200, undefined, rule);
    (await contacts(key)).is(200, undefined, rule);
  },
});
