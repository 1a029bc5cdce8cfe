import { aPlatformKey, aProject, contactsBy, hostOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const message = "Website not found";

export default conformanceCase({
  title:
    "With the platform key the host must be a website's, by its subdomain or by the domain that is connected to it",
  contract: ["listContacts 404", "listContacts 200"],
  rules: {
    positive: ["site-host-known", "platform-key-opens-every-site"],
    contrast: ["site-host-known"],
  },
  needs: { capabilities: ["panel"] },
  does: "destroys",
  since: "1.0",
  source: ["choice-site-host", "site-platform-key"],
  async run(stage) {
    const platform = { "x-platform-key": await aPlatformKey(stage) };
    const { websiteId, subdomain } = await aProject(stage);
    const host = await hostOf(stage, websiteId);
    const at = (name: string) => contactsBy(stage, { ...platform, "x-forwarded-host": name });

    const refused = (await contactsBy(stage, platform)).is(404, message);
    stage.check("nothing more", { rule: "site-host-known" }, refused.body, { success: false, message });
    const bare = host.slice(subdomain.length + 1);
    for (const wrong of [`nobody-${host}`, `${subdomain}.nowhere.example`, bare, subdomain, `www.${host}`]) {
      (await at(wrong)).is(404, message);
    }
    (await at(host)).is(200);

    const domain = `${stage.unique("shop")}.example`;
    const path = { id: websiteId };
    (await at(domain)).is(404, message);
    (await stage.as("platform").call("connectDomain", { path, body: { domain } })).is(200);
    (await at(domain)).is(200);
    (await at(host)).is(200);
    (await stage.as("platform").call("disconnectDomain", { path, query: {}, body: { domain } })).is(200);
    (await at(domain)).is(404, message);
    (await stage.as("platform").call("setWebsiteStatus", { path, body: { status: "DELETED" } })).is(200);
    (await at(host)).is(404, message);
  },
});
