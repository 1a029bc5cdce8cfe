import { aPlatformKey, aProject, bearer, contactsBy, hostOf } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A platform key opens nothing once it is revoked, and the others open what they did",
  contract: ["listPlans 200", "listPlans 401", "checkWebsiteKey 401", "listContacts 401"],
  rules: {
    positive: ["client-key-needed", "bearer-key-needed", "website-key-or-platform-key"],
    contrast: ["client-key-needed", "bearer-key-needed", "website-key-or-platform-key"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["key-secret", "create-key", "check-address", "site-platform-key"],
  async run(stage) {
    const { anonymous, arrange, setUp } = stage;
    const [revoked, kept] = [await aPlatformKey(stage), await aPlatformKey(stage)];
    const { websiteId } = await aProject(stage);
    const host = { "x-forwarded-host": await hostOf(stage, websiteId) };
    const ask = async (key: string) => [
      await anonymous.call("listPlans", { headers: { "x-client-key": key } }),
      await anonymous.call("checkWebsiteKey", { query: { key: "nobody" }, headers: bearer(key) }),
      await contactsBy(stage, { ...host, "x-platform-key": key }),
    ];
    const statuses = async (key: string) => (await ask(key)).map(({ status }) => status);
    const rule = { rule: "client-key-needed" } as const;
    stage.check("each opens all three", rule, [await statuses(revoked), await statuses(kept)], [opened, opened]);
    await setUp(() => arrange.revokePlatformKey({ key: revoked }));
    stage.check("revoked", rule, await statuses(revoked), [401, 401, 401]);
    stage.check("kept", rule, await statuses(kept), opened);
  },
});

/** The website key that is checked is nobody's. */
const opened = [200, 400, 200];
