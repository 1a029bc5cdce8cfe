import { failed } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { rfc1123, signatureOf } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Empty parameters and such that no document names are tolerated when they are signed, and refused when not",
  contract: ["getResourceAccess 200", "getResourceAccess 401", "getProperty 200"],
  rules: {
    positive: ["signature-counts-every-parameter", "signature-matches"],
    contrast: ["signature-counts-every-parameter", "parameters-readable"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["client-query-as-sent", "client-left-out"],
  async run(stage) {
    const site = await aSite(stage);
    const at = site.now();
    const path = `/api/Resource/${site.keys.access.key}/nothing`;
    const sent = "ResourceURL=x&temporaryUserToken=Abc&UserToken=&IP=&AdBlockerStatus=&UseLegacyPaywall=";
    const send = (signed: string) => {
      const headers = signatureOf(site.keys.access, at, `GET\n${rfc1123(at)}\n${path.toLowerCase()}\n${signed}`);
      return stage.anonymous.send({ operation: "getResourceAccess", method: "GET", path: `${path}?${sent}`, headers });
    };

    const whole = "adblockerstatus=&ip=&resourceurl=x&temporaryusertoken=abc&uselegacypaywall=&usertoken=";
    (await send(whole)).is(200).has({ AdBlockerStatus: "Unknown", IsAnonymousUser: true });

    for (const left of ["temporaryusertoken=abc&", "ip=&", "adblockerstatus=&"]) {
      (await send(whole.replace(left, ""))).is(401, failed);
    }

    const odd = { operation: "getProperty", method: "GET", path: "/api/Property/own-key?page=2&Unheard=Of" } as const;
    (await site.manage.send(odd)).is(200, undefined, { rule: "signature-counts-every-parameter" });
  },
});
