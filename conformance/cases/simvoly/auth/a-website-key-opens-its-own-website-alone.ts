import { aContact, aPlatformKey, aProject, bearer, contactsBy, hostOf, websiteKey } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A website key shows its own website whatever the host, and the platform key the website of the host",
  contract: ["listContacts 200"],
  rules: {
    positive: ["website-key-opens-its-own-site", "platform-key-opens-every-site"],
    contrast: ["website-key-opens-its-own-site", "platform-key-opens-every-site", "site-host-known"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["site-website-key", "site-platform-key", "site-example", "choice-site-host"],
  async run(stage) {
    const sites = [await aProject(stage), await aProject(stage)];
    const keyed = [];
    for (const { websiteId } of sites) {
      const email = `${stage.unique("visitor")}@visitors.example`;
      await aContact(stage, websiteId, { email });
      keyed.push({ email, key: await websiteKey(stage, websiteId), host: await hostOf(stage, websiteId) });
    }
    const emails = async (headers: Record<string, string>) =>
      (await contactsBy(stage, headers)).is(200).body.items.map(({ email }) => email);

    const own = { rule: "website-key-opens-its-own-site" } as const;
    const every = { rule: "platform-key-opens-every-site" } as const;
    const platform = { "x-platform-key": await aPlatformKey(stage) };
    for (const { email, key } of keyed) {
      stage.check("without a host", own, await emails(bearer(key)), [email]);
      for (const { host } of keyed) {
        stage.check(`at ${host}`, own, await emails({ ...bearer(key), "x-forwarded-host": host }), [email]);
      }
      const strange = { ...bearer(key), "x-forwarded-host": "nowhere.example" };
      stage.check("at a host that is none", own, await emails(strange), [email]);
    }
    for (const { email, host } of keyed) {
      stage.check(`platform at ${host}`, every, await emails({ ...platform, "x-forwarded-host": host }), [email]);
      stage.check(`platform at Host ${host}`, every, await emails({ ...platform, host }), [email]);
    }
  },
});
