import { failed } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { rfc1123, signatureOf } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Letters beyond ASCII may be signed in lower case or as sent, and a path encoded or decoded",
  contract: ["getResourceAccess 200", "getResourceAccess 401"],
  rules: { positive: ["signature-folding-tolerant", "signature-matches"], contrast: ["signature-folding-tolerant"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["choice-signature-folding"],
  async run(stage) {
    const site = await aSite(stage);
    const at = site.now();
    const { key } = site.keys.access;
    const path = `/api/Resource/${key}/%C3%84rger%20Eins`;
    const sent = `${path}?ResourceURL=${encodeURIComponent("https://news.example/Über")}`;
    const root = `/api/resource/${key.toLowerCase()}`;
    const send = (signedPath: string, query: string) => {
      const headers = signatureOf(site.keys.access, at, `GET\n${rfc1123(at)}\n${signedPath}\n${query}`);
      return stage.anonymous.send({ operation: "getResourceAccess", method: "GET", path: sent, headers });
    };
    const unicode = "resourceurl=https://news.example/über";
    const ascii = "resourceurl=https://news.example/Über";

    for (const [folded, query] of [
      [`${root}/%c3%84rger%20eins`, unicode],
      [`${root}/%c3%84rger%20eins`, ascii],
      [`${root}/Ärger eins`, ascii],
      [`${root}/ärger eins`, unicode],
    ] as const) {
      (await send(folded, query)).is(200, undefined, { rule: "signature-folding-tolerant" });
    }

    (await send(`${root}/arger eins`, unicode)).is(401, failed, { rule: "signature-matches" });
    (await send(`${root}/ärger eins`, "resourceurl=https://news.example/uber")).is(401, failed);
    (await send(`${root}/ÄRGER EINS`, unicode)).is(401, failed, { rule: "signature-matches" });
  },
});
