import { readProperty } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Of several key sets of a property each opens it, and each may stand in the path of the other's call",
  contract: ["getProperty 200", "getResourceAccess 200"],
  rules: { contrast: ["api-key-of-this-property", "api-key-not-revoked", "api-key-of-this-api"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["key-sets", "choice-foreign-key-status", "property-id"],
  async run(stage) {
    const { arrange, check, setUp } = stage;
    const site = await aSite(stage);
    const added = (API: "manage" | "access") => setUp(() => arrange.addKeySet({ Key: site.Key, API }));
    const [manage, access] = [await added("manage"), await added("access")];
    const second = site.with({ key: manage.Key, secret: manage.Secret });

    const first = (await readProperty(site.manage)).is(200);
    const same = (await readProperty(second)).is(200);
    check("both read one property", { rule: "api-key-of-this-property" }, same.body, first.body);

    const crossed = await second.call("getProperty", { path: { propertyID: site.Key } });
    crossed.is(200).has({ Name: site.name });
    const path = { accessKey: access.Key, resourceKey: "nothing" };
    (await site.access.call("getResourceAccess", { path, query: { ResourceURL: "nothing" } }))
      .is(200)
      .has({ PropertyName: site.name });
  },
});
