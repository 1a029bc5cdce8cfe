import { failed, publish, readResource } from "../arrange.ts";
import { asJson } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { rfc1123, signatureOf, stringToSign } from "../signature.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "Two JSON bodies are signed alike, with nothing of the body, and their fields must not be signed",
  contract: ["saveResource 200", "saveResource 401"],
  rules: {
    positive: ["signature-ignores-body", "signature-matches"],
    contrast: ["signature-form-body-accepted", "signature-ignores-body"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["client-body-unsigned", "header-content-type", "client-signature-vectors"],
  async run(stage) {
    const site = await aSite(stage);
    const key = await publish(site, "article");
    const at = site.now();
    const path = `/api/Property/${site.Key}/Resource/${key}`;
    const bare = stringToSign({ method: "PUT", path, parameters: [], at });
    const put = (body: string, message: string) => {
      const headers = { ...asJson, ...signatureOf(site.keys.manage, at, message) };
      return stage.anonymous.send({ operation: "saveResource", method: "PUT", path, headers, body });
    };

    (await put('{"Title":"By night"}', bare)).is(200).has({ Title: "By night" });
    (await put('{"Title":"By day"}', bare)).is(200).has({ Title: "By day" });

    const withFields = `PUT\n${rfc1123(at)}\n${path.toLowerCase()}\ntitle=at noon`;
    (await put('{"Title":"At noon"}', withFields)).is(401, failed, { rule: "signature-matches" });
    const withBody = `${bare}{"title":"at noon"}`;
    (await put('{"Title":"At noon"}', withBody)).is(401, failed, { rule: "signature-matches" });
    (await readResource(site.manage, key)).is(200).has({ Title: "By day" });
  },
});
