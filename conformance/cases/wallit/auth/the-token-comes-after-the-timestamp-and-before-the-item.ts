import { failed, notFound, unknownId } from "../arrange.ts";
import { asJson } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Whoever is not authenticated learns nothing of parameters, bodies and items",
  contract: ["getResource 401", "getResourceAccess 401", "saveResource 401", "getResource 404"],
  rules: {
    positive: ["signature-matches", "resource-known"],
    contrast: ["resource-known", "resource-parameters-needed", "json-body-well-formed", "temporary-token-known"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-order-of-checks"],
  sends: "invalid",
  async run(stage) {
    const site = await aSite(stage);
    const headers = { authentication: `${site.Key}:wrong` };
    const access = { authentication: `${site.keys.access.key}:wrong` };
    const named = { rule: "signature-matches" } as const;
    const path = { propertyID: site.Key, externalKey: "nothing" };

    (await site.manage.call("getResource", { path, headers })).is(401, failed, named);
    (await site.manage.call("getResource", { path })).is(404, notFound, { rule: "resource-known" });

    const resource = { accessKey: site.keys.access.key, resourceKey: "nothing" };
    (await site.access.callInvalid("getResourceAccess", { path: resource, headers: access })).is(401, failed, named);
    const token = { accessKey: site.keys.access.key, temporaryUserToken: unknownId };
    const query = { ResourceKey: "nothing", ResourceURL: "nothing" };
    const redeemed = await site.access.call("getResourceAccessByTemporaryUserToken", {
      path: token,
      query,
      headers: access,
    });
    redeemed.is(401, failed, named);

    const put = {
      operation: "saveResource",
      method: "PUT",
      path: `/api/Property/${site.Key}/Resource/nothing`,
    } as const;
    (await site.manage.send({ ...put, headers: { ...asJson, ...headers }, body: "{" })).is(401, failed, named);
  },
});
