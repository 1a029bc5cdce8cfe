import { ask, notAuthorized, readProperty } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A revoked key set is refused from then on, and the property's other sets go on working",
  contract: ["getProperty 403", "getResourceAccess 403", "getProperty 200", "getResourceAccess 200"],
  rules: { positive: ["api-key-not-revoked"], contrast: ["api-key-not-revoked", "api-key-known"] },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "foreign-key-status": 403 },
  does: "creates",
  since: "1.0",
  source: ["key-sets", "choice-foreign-key-status"],
  async run(stage) {
    const { arrange, setUp } = stage;
    const site = await aSite(stage);
    const added = (API: "manage" | "access") => setUp(() => arrange.addKeySet({ Key: site.Key, API }));
    const [manage, access] = [await added("manage"), await added("access")];
    (await readProperty(site.manage)).is(200);
    (await ask(site.access, "nothing")).is(200);

    await setUp(() => arrange.revokeKeySet({ Key: site.keys.manage.key }));
    await setUp(() => arrange.revokeKeySet({ Key: site.keys.access.key }));
    (await readProperty(site.manage)).is(403, notAuthorized);
    (await ask(site.access, "nothing")).is(403, notAuthorized);

    const secondManage = site.with({ key: manage.Key, secret: manage.Secret });
    (await readProperty(secondManage)).is(200).has({ Name: site.name });
    (await ask(site.with({ key: access.Key, secret: access.Secret }), "nothing")).is(200);

    const revokedInPath = await secondManage.call("getProperty", { path: { propertyID: site.keys.manage.key } });
    revokedInPath.is(403, notAuthorized);
  },
});
