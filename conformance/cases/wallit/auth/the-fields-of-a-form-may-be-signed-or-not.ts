import { failed, publish, readResource } from "../arrange.ts";
import { asForm } from "../calls.ts";
import { conformanceCase } from "../service.ts";
import { signatureOf, stringToSign } from "../signature.ts";
import { aSite } from "../sites.ts";

const fields = { Title: "By Night", Byline: "Ada North", Name: "Harbour" };

export default conformanceCase({
  title: "The fields of a form may be signed among the parameters or left out, and not half of them",
  contract: ["saveResource 200", "saveResource 401"],
  rules: {
    positive: ["signature-form-body-accepted", "signature-matches"],
    contrast: ["signature-form-body-accepted", "signature-ignores-body"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["token-query-example", "reason-form-fields", "resource-put-byline", "resource-put-name"],
  async run(stage) {
    const site = await aSite(stage);
    const key = await publish(site, "article");
    const at = site.now();
    const path = `/api/Property/${site.Key}/Resource/${key}`;
    const put = (body: Record<string, string>, parameters: readonly (readonly [string, string])[]) => {
      const message = stringToSign({ method: "PUT", path, parameters, at });
      const headers = { ...asForm, ...signatureOf(site.keys.manage, at, message) };
      const text = new URLSearchParams(body).toString();
      return stage.anonymous.send({ operation: "saveResource", method: "PUT", path, headers, body: text });
    };

    (await put(fields, Object.entries(fields))).is(200).has(fields);
    const again = { ...fields, Title: "By Day" };
    (await put(again, [])).is(200).has(again);

    const [first = ["", ""]] = Object.entries(fields);
    (await put(fields, [first])).is(401, failed, { rule: "signature-matches" });
    (await put(fields, Object.entries(again))).is(401, failed, { rule: "signature-matches" });
    (await readResource(site.manage, key)).is(200).has({ Title: "By Day" });
  },
});
