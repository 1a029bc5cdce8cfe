import { failed, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { rfc1123, signatureOf } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A path is signed in lower case, keys in it included, and one signed as it was sent is refused",
  contract: ["getResource 200", "getResource 401"],
  rules: { positive: ["signature-path-lower-cased", "signature-matches"], contrast: ["signature-path-lower-cased"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["token-path", "client-signature"],
  async run(stage) {
    const site = await aSite(stage);
    const externalKey = await publish(site, "Article-ONE");
    const at = site.now();
    const path = `/api/Property/${site.Key.toUpperCase()}/Resource/${externalKey}`;
    const send = (signedPath: string) => {
      const headers = signatureOf(site.keys.manage, at, `GET\n${rfc1123(at)}\n${signedPath}\n`);
      return stage.anonymous.send({ operation: "getResource", method: "GET", path, headers });
    };

    (await send(path.toLowerCase())).is(200).has({ ExternalKey: externalKey });

    const named = { rule: "signature-path-lower-cased" } as const;
    for (const signed of [path, path.toUpperCase(), path.replace("/api/Property", "/api/property")]) {
      const refused = await send(signed);
      stage.check("a path in other letters is refused", named, refused.status, 401);
      refused.is(401, failed);
    }
    (await send(`http://127.0.0.1${path.toLowerCase()}`)).is(401, failed);
  },
});
