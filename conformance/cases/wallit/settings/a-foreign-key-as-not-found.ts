import { notFound } from "../arrange.ts";
import { ampPath, everyAmpCall, everyCall, other, pathWith } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Keys of the other API, of another property and revoked ones are not found, where the setting says 404",
  contract: ["getProperty 404", "getResourceAccess 404", "authorizeAmpReader 404", "pingbackAmpReader 404"],
  rules: {
    positive: ["api-key-of-this-api", "api-key-of-this-property", "api-key-not-revoked"],
    contrast: ["api-key-not-revoked"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "foreign-key-status": 404 },
  does: "creates",
  since: "1.0",
  source: ["choice-foreign-key-status"],
  async run(stage) {
    const { anonymous, arrange, setUp } = stage;
    const [ours, theirs] = [await aSite(stage), await aSite(stage)];
    for (const call of everyCall) {
      (await ours[other(call.role)].send(call)).is(404, undefined, { rule: "api-key-of-this-api" });
      const foreign = { ...call, path: pathWith(call, theirs.keys[call.role].key) };
      (await ours[call.role].send(foreign)).is(404, undefined, { rule: "api-key-of-this-property" });
    }
    for (const { operation, method, route } of everyAmpCall) {
      const answer = await anonymous.send({ operation, method, path: ampPath(ours.Key, route) });
      answer.is(404, undefined, { rule: "api-key-of-this-api" });
    }
    const property = { path: { propertyID: "own-key" } };
    (await ours.manage.call("getProperty", property)).is(200);
    await setUp(() => arrange.revokeKeySet({ Key: ours.Key }));
    const revoked = await ours.manage.call("getProperty", property);
    revoked.is(404, undefined, { rule: "api-key-not-revoked" });
    (await theirs.manage.call("getProperty", property)).is(200);
    const unknown = await theirs.manage.call("getProperty", { path: { propertyID: "nobody" } });
    unknown.is(404, notFound, { rule: "api-key-known" });
  },
});
