import { notAuthorized, notFound, unknownId } from "../arrange.ts";
import { ampPath, everyAmpCall } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "AMP calls with an unknown key are not found, and with a management key or a revoked one not authorized",
  contract: ["authorizeAmpReader 404", "pingbackAmpReader 404", "authorizeAmpReader 403", "pingbackAmpReader 403"],
  rules: {
    positive: ["api-key-known", "api-key-of-this-api", "api-key-not-revoked"],
    contrast: ["api-key-not-revoked", "amp-routes-unsigned"],
  },
  needs: { capabilities: ["panel", "clock"] },
  settings: { "foreign-key-status": 403 },
  does: "creates",
  since: "1.0",
  source: ["choice-amp-answers", "choice-foreign-key-status", "amp-page"],
  async run(stage) {
    const { anonymous, arrange, setUp } = stage;
    const site = await aSite(stage);
    const old = await setUp(() => arrange.addKeySet({ Key: site.Key, API: "access" }));
    const send = (key: string, { operation, method, route }: (typeof everyAmpCall)[number]) =>
      anonymous.send({ operation, method, path: ampPath(key, route) });

    for (const call of everyAmpCall) {
      (await send(unknownId, call)).is(404, notFound, { rule: "api-key-known" });
      (await send(site.Key, call)).is(403, notAuthorized, { rule: "api-key-of-this-api" });
      (await send(old.Key, call)).is(200);
      (await send(site.keys.access.key, call)).is(200);
    }
    await setUp(() => arrange.revokeKeySet({ Key: old.Key }));
    for (const call of everyAmpCall) {
      (await send(old.Key, call)).is(403, notAuthorized, { rule: "api-key-not-revoked" });
      (await send(site.keys.access.key, call)).is(200);
    }
  },
});
