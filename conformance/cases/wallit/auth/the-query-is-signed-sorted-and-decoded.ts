import { failed } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { rfc1123, signatureOf } from "../signature.ts";
import { aSite } from "../sites.ts";

const question = "UserToken=&ResourceURL=https%3A%2F%2FExample.com%2FA+b%3Fq%3D1%26x%3Dz&IP=10.0.0.1";
const signedQuery = "ip=10.0.0.1&resourceurl=https://example.com/a b?q=1&x=z&usertoken=";

export default conformanceCase({
  title: "A query is signed decoded, in lower case and in order of name, however it was sent, and not otherwise",
  contract: ["getResourceAccess 200", "getResourceAccess 401"],
  rules: {
    positive: ["signature-query-sorted-and-decoded", "signature-matches"],
    contrast: ["signature-query-sorted-and-decoded"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["token-query", "token-query-example", "client-signature", "client-query-as-sent", "access-ip"],
  async run(stage) {
    const site = await aSite(stage);
    const at = site.now();
    const path = `/api/Resource/${site.keys.access.key}/WP-1`;
    const send = (signed: string, sent = question) => {
      const headers = signatureOf(site.keys.access, at, `GET\n${rfc1123(at)}\n${path.toLowerCase()}\n${signed}`);
      return stage.anonymous.send({ operation: "getResourceAccess", method: "GET", path: `${path}?${sent}`, headers });
    };

    (await send(signedQuery)).is(200).has({ AccessReason: "UnknownResource" });
    const asSpaces = question.replace("+", "%20");
    (await send(signedQuery, asSpaces)).is(200, undefined, { rule: "signature-query-sorted-and-decoded" });
    const reversed = question.split("&").reverse().join("&");
    (await send(signedQuery, reversed)).is(200, undefined, { rule: "signature-query-sorted-and-decoded" });

    const asSent = "usertoken=&resourceurl=https://example.com/a b?q=1&x=z&ip=10.0.0.1";
    const encoded = "ip=10.0.0.1&resourceurl=https%3a%2f%2fexample.com%2fa+b%3fq%3d1%26x%3dz&usertoken=";
    const inCapitals = "IP=10.0.0.1&ResourceURL=https://Example.com/A b?q=1&x=z&UserToken=";
    for (const wrong of [asSent, encoded, inCapitals, `?${signedQuery}`, signedQuery.replace("a b", "a+b")]) {
      (await send(wrong)).is(401, failed);
    }
  },
});
